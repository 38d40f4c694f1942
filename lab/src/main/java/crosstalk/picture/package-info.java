/// Pictures as lists of marks, and what writes them.
///
/// Start with: [Picture]. A chart is made once, of marks with coordinates in pixels and colours by role ([Ink]); [SvgWriter] writes it for a page
/// (colours follow the page's theme) or for a file (colours fixed), [PngWriter] paints the same marks. So the picture in a page, its SVG file
/// and its PNG file can not differ.
/// Must not know: what is drawn.
/// To add a mark: a record in [Mark]; the writers then do not compile until they draw it.
@NullMarked
package crosstalk.picture;

import org.jspecify.annotations.NullMarked;
