/// The report of a study: one page of HTML that holds its data and opens without a network.
///
/// Start with: [Report#html]. In: the JSON of `docs/report-data.md`. Out: a page.
/// The page is made of `report.html`, `report.css` and the scripts that [Page] lists, all resources of this room; it
/// draws with the D3 library, which is inlined with its notice.
/// Must not know: how results were made.
/// To add a section: a script with a function that returns the section or `null`, its name in [Page], and one line in
/// `main.js`.
@NullMarked
package crosstalk.report;

import org.jspecify.annotations.NullMarked;
