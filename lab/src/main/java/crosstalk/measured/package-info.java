/// Tables of tumour measurements as laboratories keep them.
///
/// Start with: [MeasuredStudy#read]. In: a CSV, TSV or XLSX file, and what the user said of it ([TableChoice]). Out: animals with their
/// arms, days (day), volumes (mm^3) and ends; sentences on how the table was understood; every doubtful entry with its row.
/// Nothing is repaired: what can not be read refuses the table, all problems at once ([MeasuredException]); what can be read but
/// hardly believed becomes a [Doubt], which says what was done with it.
/// Must not know: statistics, models, screens.
/// To add a synonym of a column: [ColumnRole]. To add a layout: [Layout] and a class beside [LongTable]. To add a check: [Doubts].
@NullMarked
package crosstalk.measured;

import org.jspecify.annotations.NullMarked;
