//! What colleagues keep in the folders of their spaces: small texts and tables, as they would have
//! written them.

/// A file, who brought it, and where it lies.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// The space.
    pub space: &'static str,
    /// Who brought it.
    pub by: &'static str,
    /// The folder.
    pub folder: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What is in it.
    pub text: &'static str,
}

/// All of them.
pub const FILES: &[Kept] = &[
    Kept {
        space: "field-diagnostics",
        by: "amelie.caron",
        folder: "",
        name: "What to note before you ask.txt",
        text: "Model and serial number\nSpeed, flow, pressure on both sides\nWhat you hear, where, and since when\nWhat you measured and with what\nWhat you changed already\n",
    },
    Kept {
        space: "field-diagnostics",
        by: "ines.moreau",
        folder: "Measurements/Pump 3",
        name: "Bearing housing, drive end.csv",
        text: "date,speed_rpm,velocity_mm_s,temperature_c\n2026-06-02,1480,2.1,54\n2026-06-16,1480,2.4,55\n2026-06-30,1478,3.9,61\n2026-07-07,1479,5.2,66\n",
    },
    Kept {
        space: "field-diagnostics",
        by: "karim.benali",
        folder: "Measurements",
        name: "Limits we work with.csv",
        text: "machine,good_below_mm_s,look_at_above,stop_above\nup to 15 kW,1.8,4.5,7.1\n15 to 75 kW,2.8,7.1,11\nabove 75 kW rigid,4.5,11,18\n",
    },
    Kept {
        space: "etancheite",
        by: "thierry.delcroix",
        folder: "Faces",
        name: "Choix des faces par produit.csv",
        text: "produit;température;face tournante;face fixe\neau claire;jusqu’à 80 °C;carbone;céramique\neau chargée;jusqu’à 80 °C;carbure de silicium;carbure de silicium\nsirop;jusqu’à 60 °C;carbure de tungstène;carbure de silicium\n",
    },
    Kept {
        space: "etancheite",
        by: "celine.hocquet",
        folder: "",
        name: "Ce qu’il faut relever avant de démonter.txt",
        text: "Diamètre d’arbre\nProduit, température, pression\nHeures de marche depuis la dernière garniture\nUne photo de la fuite, sans le site du client\n",
    },
    Kept {
        space: "service-nord",
        by: "jonas.brandt",
        folder: "Tournées",
        name: "Fourgons et outillage.csv",
        text: "fourgon;outillage lourd;prochain contrôle\nN1;palan 500 kg;2026-09-14\nN2;clé dynamométrique 800 N·m;2026-10-02\nN3;banc d’équilibrage portable;2026-11-20\n",
    },
];
