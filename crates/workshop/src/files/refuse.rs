//! What is not taken in: programs. They harm whoever opens them, and whoever needs one gets it from
//! the people who look after machines.

/// Endings of files that a double click would run.
const ENDINGS: &[&str] = &[
    "apk", "app", "bat", "chm", "cmd", "com", "cpl", "dll", "dmg", "exe", "gadget", "hta", "inf", "ins",
    "iso", "jar", "js", "jse", "lnk", "msc", "msi", "msp", "mst", "pif", "ps1", "psm1", "reg", "scf", "scr",
    "sct", "sys", "url", "vb", "vbe", "vbs", "vhd", "wsc", "wsf", "wsh", "xll",
];

/// Types of programs, as the bytes say it.
const TYPES: &[&str] = &[
    "application/java",
    "application/vnd.microsoft.portable-executable",
    "application/wasm",
    "application/x-executable",
    "application/x-mach-binary",
    "application/x-ms-shortcut",
];

/// Whether a file is a program, by what it is or by what it is called.
#[must_use]
pub fn program(name: &str, head: &[u8]) -> bool {
    let ending = name.trim_end_matches(['.', ' ']).rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    let called = ending.is_some_and(|e| ENDINGS.contains(&e.as_str()));
    called || infer::is_app(head) || infer::get(head).is_some_and(|t| TYPES.contains(&t.mime_type()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_name_and_by_bytes() {
        let mut windows = b"MZ".to_vec();
        windows.extend([0; 200]);
        assert!(program("holiday.jpg", &windows));
        assert!(program("tool", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
        assert!(program("Invoice.pdf.EXE. ", b"hello"));
        assert!(!program("plan.pdf", b"%PDF-1.7 ") && !program("notes.txt", b"hello"));
    }
}
