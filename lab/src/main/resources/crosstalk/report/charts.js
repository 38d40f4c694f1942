// What all charts share: a box that draws itself at its own width, axes with units, lines with bands, hover.

/** A box that draws again when its width or one of the named choices changes. `draw(width)` returns an SVG element. */
function plot(draw, names = []) {
  const box = h('div', {class: 'plot'});
  let width = 0;
  const paint = () => { if (width > 0) box.replaceChildren(draw(width)); };
  new ResizeObserver(([entry]) => {
    const w = Math.floor(entry.contentRect.width);
    if (w > 0 && w !== width) { width = w; paint(); }
  }).observe(box);
  names.forEach(name => on(name, paint));
  box.paint = paint;
  return box;
}

function picture(width, height, label) {
  return d3.create('svg').attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height)
    .attr('role', 'img').attr('aria-label', label);
}

function axisX(svg, x, y, {ticks = 5, title, format, width, values} = {}) {
  const axis = d3.axisBottom(x).ticks(ticks).tickSizeOuter(0).tickSize(4).tickPadding(4);
  if (format) axis.tickFormat(format);
  if (values) axis.tickValues(values);
  svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${y})`).call(axis);
  if (title) {
    const [a, b] = x.range();
    svg.append('text').attr('x', width ? Math.min((a + b) / 2, width) : (a + b) / 2).attr('y', y + 33)
      .attr('text-anchor', 'middle').text(title);
  }
}

const pen = document.createElement('canvas').getContext('2d');
/** How wide a text is in a chart, pixels. */
function textWidth(text) {
  pen.font = `11.5px ${getComputedStyle(document.body).fontFamily}`;
  return pen.measureText(text).width;
}
/** The text, shortened where it is wider than `width` pixels of a chart. */
function clipped(text, width) {
  pen.font = `11.5px ${getComputedStyle(document.body).fontFamily}`;
  if (pen.measureText(text).width <= width) return text;
  let n = text.length - 1;
  while (n > 2 && pen.measureText(text.slice(0, n) + '…').width > width) n--;
  return text.slice(0, n).trimEnd() + '…';
}

/** Lines across and their numbers; the title stands above the axis, unturned. */
function axisY(svg, x, y, {ticks = 4, title, format, values, titleY} = {}) {
  const axis = d3.axisLeft(y).ticks(ticks).tickSize(-(x.range()[1] - x.range()[0])).tickPadding(6);
  if (format) axis.tickFormat(format);
  if (values) axis.tickValues(values);
  const g = svg.append('g').attr('class', 'axis grid').attr('transform', `translate(${x.range()[0]},0)`).call(axis);
  g.select('.domain').remove();
  if (title) svg.append('text').attr('y', titleY ?? y.range()[1] - 11).text(title);
}

const shortNumber = v => v === 0 ? '0' : Math.abs(v) >= 1e6 || (Math.abs(v) < 0.01 && v !== 0) ? number(v, 2)
  : Math.abs(v) >= 10000 ? `${number(v / 1000)}k` : d3.format(',.4~g')(v).replace('-', '−');

function logTicks(scale) {
  const [low, high] = scale.domain();
  return d3.range(Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9) + 1).map(p => 10 ** p);
}

/** [x, y] where y is known. */
function pairs(xs, ys) {
  const found = [];
  for (let i = 0; i < Math.min(xs.length, ys.length); i++) found.push([xs[i], known(ys[i]) ? ys[i] : null]);
  return found;
}

function lineOf(x, y, curve = d3.curveLinear) {
  return d3.line().defined(p => p[1] !== null).x(p => x(p[0])).y(p => y(p[1])).curve(curve);
}

function band(svg, x, y, xs, low, high, colour, curve = d3.curveLinear, opacity = 0.16) {
  if (!low || !high) return;
  const rows = xs.slice(0, Math.min(low.length, high.length)).map((v, i) => [v, low[i], high[i]]);
  svg.append('path').attr('fill', colour).attr('opacity', opacity).attr('d', d3.area().curve(curve)
    .defined(r => known(r[1]) && known(r[2])).x(r => x(r[0])).y0(r => y(r[1])).y1(r => y(r[2]))(rows));
}

function rule(svg, x, y1, y2, text, end = 'start') {
  svg.append('line').attr('x1', x).attr('x2', x).attr('y1', y1).attr('y2', y2).attr('stroke', 'var(--faint)').attr('stroke-dasharray', '2 3');
  if (text) svg.append('text').attr('class', 'halo').attr('x', x + (end === 'start' ? 4 : -4)).attr('y', y1 + 9).attr('text-anchor', end).text(text);
}

/** Labels at the right end of lines, moved apart. Items: {y, text or glyph, colour}. */
function endLabels(svg, x, items, top, bottom, gap = 15) {
  const rows = [...items].sort((a, b) => a.y - b.y);
  rows.forEach((r, i) => { r.at = Math.max(r.y, i ? rows[i - 1].at + gap : top); });
  let limit = bottom;
  [...rows].reverse().forEach(r => { r.at = Math.min(r.at, limit); limit = r.at - gap; });
  rows.forEach(r => {
    svg.append('path').attr('fill', 'none').attr('stroke', r.colour).attr('opacity', 0.6)
      .attr('d', `M${x + 2},${r.y}C${x + 8},${r.y} ${x + 4},${r.at} ${x + 10},${r.at}`);
    if (r.drugs) glyphInto(svg, x + 14, r.at, r.drugs, r.colour);
    else svg.append('text').attr('class', 'halo').attr('x', x + 13).attr('y', r.at + 4).style('fill', r.colour).text(r.text);
  });
}

/** Follows the pointer along x: `show(index, event)` gets the nearest of `xs`. */
function follow(svg, x, xs, top, bottom, show) {
  const mark = svg.append('line').attr('y1', top).attr('y2', bottom).attr('stroke', 'var(--soft)').attr('visibility', 'hidden');
  const [a, b] = x.range();
  svg.append('rect').attr('x', a).attr('y', top).attr('width', Math.max(0, b - a)).attr('height', Math.max(0, bottom - top)).attr('fill', 'transparent')
    .on('pointermove', event => {
      const i = d3.bisectCenter(xs, x.invert(d3.pointer(event)[0]));
      mark.attr('visibility', 'visible').attr('x1', x(xs[i])).attr('x2', x(xs[i]));
      show(i, event);
    })
    .on('pointerleave', () => { mark.attr('visibility', 'hidden'); hideTip(); });
}

/** A colour between two of the theme, by `part` 0 to 1. */
function mixed(from, to, part) {
  return `color-mix(in oklab, var(${to}) ${(Math.max(0, Math.min(1, part)) * 100).toFixed(1)}%, var(${from}))`;
}
function diverging(v, limit) {
  return known(v) ? mixed('--zero', v < 0 ? '--less' : '--more', Math.abs(v) / limit) : 'url(#hatch)';
}
function rising(v, limit = 1) {
  return known(v) ? mixed('--weak', '--strong', v / limit) : 'url(#hatch)';
}

/** The hatch that means: no animals. Once a page. */
function hatch() {
  const svg = d3.create('svg').attr('width', 0).attr('height', 0).attr('aria-hidden', 'true').style('position', 'absolute');
  const p = svg.append('defs').append('pattern').attr('id', 'hatch').attr('width', 5).attr('height', 5)
    .attr('patternUnits', 'userSpaceOnUse').attr('patternTransform', 'rotate(45)');
  p.append('rect').attr('width', 5).attr('height', 5).attr('fill', 'var(--paper)');
  p.append('rect').attr('width', 1.5).attr('height', 5).attr('fill', 'var(--line)');
  return svg.node();
}

/** A strip that explains colours from `low` to `high`. */
function colourKey(title, stops, low, middle, high) {
  const w = 230;
  const svg = picture(w, 26, `${title}: from ${low} to ${high}`).attr('class', 'glyph');
  const n = 28;
  for (let i = 0; i < n; i++) {
    svg.append('rect').attr('x', (i * w) / n).attr('width', w / n + 0.5).attr('height', 9).attr('fill', stops(i / (n - 1)));
  }
  [[0, low, 'start'], [w / 2, middle, 'middle'], [w, high, 'end']].forEach(([x, text, anchor]) =>
    svg.append('text').attr('x', x).attr('y', 22).attr('text-anchor', anchor).text(text));
  return h('span', null, title, svg.node());
}
