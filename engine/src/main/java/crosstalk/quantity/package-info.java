/// Quantities with units: what a person writes, checked, and the plain number that the engine computes with.
///
/// Start with [crosstalk.quantity.Quantity#parse(String)]. In goes text such as `6 1/day`, `1.7 mL` or `10 mg/kg`; out comes a
/// `double` in canonical units and its [crosstalk.quantity.Dimension]. Text that is not a quantity is refused with a
/// [crosstalk.quantity.UnitException] that says what was found, what was expected and the nearest legal name.
///
/// Canonical units: mm, day, cell, fmol, ng, and kg of body mass. Hence fmol/mm^3 is nM, ng/mm^3 is ug/mL, 1 day is 86,400 s and
/// 1 kDa is 0.001 ng/fmol, all exactly.
///
/// Two masses are kept apart: `kg` is always body mass; `g`, `mg`, `ug`, `ng`, `pg` and `fg` are always mass of substance. So
/// `mg/kg` is a dose per body mass and never a pure number, and a mouse of 20 g is written `0.02 kg`.
///
/// Must not know: biology, files, or any other room. To add a unit, add one line to `LegalUnits` and one to the test's table.
@NullMarked
package crosstalk.quantity;

import org.jspecify.annotations.NullMarked;
