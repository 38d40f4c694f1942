// The tumour in space: what a layer looks like in section. The profiles and measures that go with it are in `depth.js`.

const space = data.space;
const LAYER_KINDS = [['population', 'Cells'], ['signal', 'Signals'], ['channel', 'Channels'], ['drug', 'Drugs'], ['tissue', 'Tissue']];
const MARGIN_BYTE = 128;
const BYTES_PER_VOXEL = 32;

const lookText = i => `${day(space.looks[i])} after ${space.after ? ZERO : 'inoculation'}`;
const layerNow = () => space.layers[choice.layer];

function layerName(layer) {
  return layer.kind === 'population' ? cellName(layer.name) : layer.kind === 'channel' ? channelName(layer.name)
    : layer.kind === 'drug' ? drugName(layer.name) : layer.name.split(' ').map(molecule).join(' ');
}

/** What the layer's values count in: a unit, or what the model says of a level. */
function layerUnit(layer) {
  return [unitName(layer.unit) || (layer.kind === 'channel' ? 'strength, of at most 1' : layer.counts ? '' : 'relative level'), layer.counts && `unit: ${layer.counts}`].filter(Boolean).join('; ');
}
const layerTitle = layer => `${layerName(layer)} (${layerUnit(layer)})`;

/** When the study calls tissue hypoxic: `oxygen below 0.08` with what its level counts in. */
function hypoxiaText() {
  const counts = space.layers.find(l => space.hypoxia.startsWith(l.name + ' '))?.counts;
  return counts ? `${space.hypoxia} of ${counts}` : space.hypoxia;
}

/** Colours of equal steps to the eye, told apart by colour-blind readers too: viridis. Of populations by the root, so that few cells are seen. */
const shade = part => d3.interpolateViridis(Math.max(0, Math.min(1, part)));
const shadeScale = (layer, w) => (layer.kind === 'population' ? d3.scaleSqrt() : d3.scaleLinear()).domain([0, layer.high]).range([0, w]);

function spaceSection() {
  if (!space?.looks?.length || !space.layers.length) return null;
  choice.layer = firstLayer();
  const cut = space.sections.length > 0;
  return section('space', 'The tumour in section', 'In section', true, modelTag(),
    h('p', {class: 'lead'}, cut ? 'Cut through the middle: one animal of each arm, on the days on which tumours were looked at. The line is the invasive margin, where half of a voxel is filled, or less where a tumour thins out (see the measures below). ' : null,
      'All panels of a layer share one scale of colour and one of length.'),
    comparePicker(), layerControls(),
    cut && h('figure', null, live(['layer'], () => colourBar(layerNow())), live(['model', 'compared'], sectionGrid), h('figcaption', null, sectionCaption())),
    profileBlock(), spaceTable());
}

/** What immunologists ask for first: the first population whose depth was measured, or the first of that family. */
function firstLayer() {
  const of = space.measures.find(x => x.name === 'median depth')?.of ?? '';
  const stem = of.endsWith('.*') ? of.slice(0, -1) : of + '.';
  return Math.max(0, space.layers.findIndex(l => l.name === of || (of && l.name.startsWith(stem))));
}

function layerControls() {
  const kinds = LAYER_KINDS.filter(([kind]) => space.layers.some(l => l.kind === kind));
  const select = h('select', {'aria-label': 'Layer shown', change: () => choose('layer', Number(select.value))});
  const fill = kind => select.replaceChildren(...space.layers.flatMap((l, i) => l.kind === kind ? [h('option', {value: i, selected: i === choice.layer}, layerName(l))] : []));
  fill(layerNow().kind);
  const shown = segments('Kind of layer', kinds, layerNow().kind, kind => {
    choose('layer', space.layers.findIndex(l => l.kind === kind));
    fill(kind);
  });
  return h('div', {class: 'controls'}, shown, h('label', {class: 'label'}, 'Layer', select));
}

function colourBar(layer) {
  const w = 300;
  const x = shadeScale(layer, w);
  const root = layer.kind === 'population';
  const svg = picture(w + 40, 44, `Colours of ${layerName(layer)}: from 0 to ${number(layer.high)} (${layerUnit(layer)})`).attr('class', 'glyph');
  d3.range(60).forEach(i => svg.append('rect').attr('x', 12 + (i * w) / 60).attr('y', 6).attr('width', w / 60 + 0.5).attr('height', 12).attr('fill', shade(i / 59)));
  const ticks = root ? [0.05, 0.25, 0.55].map(p => Number((p * layer.high).toPrecision(1))) : x.ticks(4).filter(v => v > 0 && v < 0.85 * layer.high);
  [0, ...ticks, layer.high].forEach(v => {
    svg.append('line').attr('x1', 12 + x(v)).attr('x2', 12 + x(v)).attr('y1', 18).attr('y2', 23).attr('stroke', 'var(--faint)');
    svg.append('text').attr('x', 12 + x(v)).attr('y', 35).attr('text-anchor', 'middle').text(v === layer.high ? number(v, 2) : shortNumber(v));
  });
  return h('div', {class: 'key bar-key'}, h('span', null, h('b', null, layerName(layer)), ` (${layerUnit(layer)}${root ? '; square-root scale' : ''})`), svg.node(),
    h('span', null, marginSign(), 'invasive margin'));
}

function marginSign() {
  const svg = d3.create('svg').attr('class', 'glyph').attr('width', 24).attr('height', 8).attr('aria-hidden', 'true');
  marginLine(svg, 'M0,4H24');
  return svg.node();
}

/** Dark on light and light on dark: seen on every colour of the scale. */
function marginLine(svg, path) {
  svg.append('path').attr('d', path).attr('fill', 'none').attr('stroke', 'var(--panel)').attr('stroke-width', 3.4).attr('stroke-linejoin', 'round');
  svg.append('path').attr('d', path).attr('fill', 'none').attr('stroke', 'var(--ink)').attr('stroke-width', 1.4).attr('stroke-linejoin', 'round');
}

const sectionOf = (a, look) => space.sections.find(s => s.model === choice.model && s.arm === a && s.look === look);

function sectionGrid() {
  const shown = space.sections.filter(s => s.model === choice.model);
  const arms = choice.compared;
  if (!arms.some(a => shown.some(s => s.arm === a))) return h('p', {class: 'soft'}, 'None of the compared arms has a section.');
  const wide = d3.max(shown, s => Math.max(s.nx, s.ny) * s.edge) * 1.03;
  const looks = d3.range(space.looks.length);
  return h('div', {class: 'sections', style: {'--looks': looks.length}, role: 'group', 'aria-label': 'Sections by arm and day'},
    h('div', {class: 'corner'}), looks.map(i => h('div', {class: 'look'}, lookText(i))),
    arms.flatMap(a => [h('div', {class: 'whose'}, armLabel(a, true, slotColour(slotOf(a)))), looks.map(i => {
      const s = sectionOf(a, i);
      return s ? sectionPanel(s, wide) : h('div', {class: 'nothing'}, missingText(a, i));
    })]));
}

function missingText(a, look) {
  return space.missing?.find(x => x.model === choice.model && x.arm === a && x.look === look)?.why ?? 'no section';
}

const unpacked = new Map();
/** The bytes of a section: a plane of depth, then one for each layer. */
function bytesOf(s) {
  if (!unpacked.has(s)) {
    const packed = Uint8Array.from(atob(s.data), c => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
    unpacked.set(s, new Response(stream).arrayBuffer().then(b => new Uint8Array(b)));
  }
  return unpacked.get(s);
}

function sectionPanel(s, wide) {
  const box = h('div', {class: 'cut'});
  const look = lookText(s.look);
  let width = 0;
  const paint = async () => {
    if (width === 0) return;
    const bytes = await bytesOf(s);
    box.replaceChildren(...sectionPicture(s, bytes, width, wide, `${layerName(layerNow())} in ${armName(s.arm, true)}, ${look}, animal ${s.subject}`));
  };
  new ResizeObserver(([entry]) => {
    const w = Math.floor(entry.contentRect.width);
    if (w > 0 && w !== width) { width = w; paint(); }
  }).observe(box);
  box.paint = paint;
  panelsShown.add(box);
  return box;
}

const panelsShown = new Set();
on('layer', () => panelsShown.forEach(box => { if (box.isConnected) box.paint(); else panelsShown.delete(box); }));

function sectionPicture(s, bytes, width, wide, label) {
  const perVoxel = (width / wide) * s.edge;
  const left = (width - s.nx * perVoxel) / 2;
  const top = (width - s.ny * perVoxel) / 2;
  const size = s.nx * s.ny;
  const at = s.layers.indexOf(choice.layer);
  const values = at < 0 ? null : bytes.subarray((at + 1) * size, (at + 2) * size);
  const canvas = h('canvas', {width: Math.round(width * devicePixelRatio), height: Math.round(width * devicePixelRatio), 'aria-hidden': 'true'});
  if (values) {
    const context = canvas.getContext('2d');
    context.imageSmoothingEnabled = false;
    context.scale(devicePixelRatio, devicePixelRatio);
    context.drawImage(voxelImage(s, bytes, values), left, top, s.nx * perVoxel, s.ny * perVoxel);
  }
  const svg = picture(width, width, label);
  const contour = d3.contours().size([s.nx, s.ny]).contour(Array.from(bytes.subarray(0, size)), MARGIN_BYTE);
  const move = d3.geoTransform({point(x, y) { this.stream.point(left + x * perVoxel, top + y * perVoxel); }});
  marginLine(svg, d3.geoPath(move)(contour) ?? 'M0,0');
  scaleBar(svg, width, wide);
  sectionHover(svg, s, bytes, values, {left, top, perVoxel, width});
  return [canvas, svg.node()];
}

/** One pixel a voxel; surroundings without anything in them are left clear. */
function voxelImage(s, bytes, values) {
  const canvas = h('canvas', {width: s.nx, height: s.ny});
  const context = canvas.getContext('2d');
  const image = context.createImageData(s.nx, s.ny);
  values.forEach((v, i) => {
    if (v === 0 && bytes[i] < MARGIN_BYTE - BYTES_PER_VOXEL / 2) return;
    const c = d3.rgb(shade(v / 255));
    image.data.set([c.r, c.g, c.b, 255], 4 * i);
  });
  context.putImageData(image, 0, 0);
  return canvas;
}

function scaleBar(svg, width, wide) {
  const mm = width / wide;
  const y = width - 7;
  svg.append('line').attr('x1', 6).attr('x2', 6 + mm).attr('y1', y).attr('y2', y).attr('stroke', 'var(--panel)').attr('stroke-width', 6);
  svg.append('line').attr('x1', 6).attr('x2', 6 + mm).attr('y1', y).attr('y2', y).attr('stroke', 'var(--ink)').attr('stroke-width', 2.5);
  svg.append('text').attr('class', 'halo inktext').attr('x', 6).attr('y', y - 6).text('1 mm');
}

function sectionHover(svg, s, bytes, values, {left, top, perVoxel, width}) {
  svg.append('rect').attr('width', width).attr('height', width).attr('fill', 'transparent')
    .on('pointermove', event => {
      const [px, py] = d3.pointer(event);
      const x = Math.floor((px - left) / perVoxel);
      const y = Math.floor((py - top) / perVoxel);
      if (x < 0 || y < 0 || x >= s.nx || y >= s.ny || !values) { hideTip(); return; }
      const layer = layerNow();
      const part = values[x + s.nx * y] / 255;
      const depth = ((bytes[x + s.nx * y] - MARGIN_BYTE) / BYTES_PER_VOXEL) * s.edge;
      const beyond = Math.abs(bytes[x + s.nx * y] - MARGIN_BYTE) > 126 ? 'more than ' : '';
      showTip(event, h('b', null, `${armName(s.arm, true)}, animal ${s.subject}, ${day(s.day)} after inoculation`),
        tipRow(layerName(layer), `${part === 1 ? '≥ ' : ''}${number(layer.high * (layer.kind === 'population' ? part * part : part), 2)} ${unitName(layer.unit)}`),
        tipRow(depth < 0 ? 'outside of the margin' : 'below the margin', `${beyond}${number(Math.abs(depth), 2)} mm`));
    })
    .on('pointerleave', hideTip);
}

function sectionCaption() {
  const edges = [...new Set(space.sections.map(s => s.edge * 1000))];
  return ['Each square is one voxel', edges.length === 1 && ` of ${number(edges[0])} µm`,
    ', the plane through the middle of the tumour’s volume. What is above the end of the scale has its last colour: one voxel in 500. Of rare cells a voxel holds a few or none, so neighbours differ by chance: for where they are, read the profile below.',
    space.omitted > 0 && ` ${count(space.omitted, 'section')} of later arms found no room on this page; they are in sections.parquet.`];
}
