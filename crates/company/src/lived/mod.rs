//! What holders of roles did and do at Noria: duties said, help asked, reviews, competences, practice,
//! descriptions, whose week it is, registers, programs that come and go. Written by hand (`data/lived/`)
//! but for what is said of duties, which is drawn from what was written.

mod bots;
mod circle;
mod descriptions;
mod duties;
mod growing;
mod help;
mod names;
mod outside;
mod places;
mod practice;
mod registered;
mod registers;
mod rooms;
mod told;
mod vacancies;
mod weeks;

use store::{Res, Write};

use crate::plan::Company;
pub use names::Names;
pub use outside::{Seals, outside};
pub use rooms::spoken;

/// Writes all of it.
pub(crate) fn fill(w: &mut Write<'_>, company: &Company) -> Res<()> {
    let names = Names::of(company);
    duties::fill(w, &names)?;
    help::fill(w, &names)?;
    growing::fill(w, &names)?;
    practice::fill(w, &names)?;
    places::fill(w, &names)?;
    weeks::fill(w, &names)?;
    circle::fill(w, &names)?;
    descriptions::fill(w, &names)?;
    registers::fill(w, &names)?;
    rooms::fill(w, &names)?;
    Ok(())
}
