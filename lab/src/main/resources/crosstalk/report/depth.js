// Layers by distance to the invasive margin, and the measures of tumours in space.

function profileBlock() {
  if (!space.profiles.length) return null;
  const looks = d3.range(space.looks.length);
  const drawn = i => space.profiles.some(p => p.look === i);
  return h('div', null, live(['layer'], () => h('h3', null, 'By distance to the margin: ', layerTitle(layerNow()))), comparedKey(),
    h('figure', null, h('div', {class: 'panels wide'}, looks.map(i => h('div', {class: 'panel'}, h('header', null, h('b', null, lookText(i))),
      drawn(i) ? plot(w => profilePlot(w, i), ['model', 'compared', 'layer']) : h('p', {class: 'soft small'}, 'No tumour was looked at on this day.')))),
    h('figcaption', null, 'Line: mean of the animals with a tumour. Band: 5 to 95 % of animals. Left of 0 lies the host tissue, right of it the tumour, deeper and deeper. ',
      'Populations: cells per mm³ of tissue at that depth; anything else: mean over tumour cells, so none where there are no tumour cells.')));
}

function profilePlot(w, look) {
  const height = 196;
  const layer = layerNow();
  const here = space.profiles.filter(p => p.model === choice.model && p.layer === choice.layer && choice.compared.includes(p.arm));
  const series = here.filter(p => p.look === look).sort((p, q) => choice.compared.indexOf(p.arm) - choice.compared.indexOf(q.arm));
  const x = d3.scaleLinear([d3.min(here, p => p.depth[0]) ?? 0, d3.max(here, p => p.depth.at(-1)) ?? 1], [48, w - 10]);
  const y = d3.scaleLinear([0, d3.max(here, p => d3.max(p.high)) || 1], [height - 40, 24]).nice(3);
  const svg = picture(w, height, `${layerName(layer)} by distance to the margin, ${lookText(look)}`);
  const [from] = x.domain();
  if (from < 0) svg.append('rect').attr('x', x(from)).attr('width', x(0) - x(from)).attr('y', 24).attr('height', height - 64).attr('fill', 'var(--sunk)');
  axisY(svg, x, y, {ticks: 4, format: shortNumber, title: clipped(layerUnit(layer), w - 8)});
  axisX(svg, x, height - 40, {ticks: 5, format: v => minus(String(v)), title: 'Depth below the margin (mm)'});
  if (from < 0) rule(svg, x(0), 24, height - 40);
  series.forEach(p => band(svg, x, y, p.depth, p.low, p.high, slotColour(slotOf(p.arm)), d3.curveMonotoneX, 0.13));
  series.forEach(p => svg.append('path').attr('fill', 'none').attr('stroke', slotColour(slotOf(p.arm))).attr('stroke-width', 2)
    .attr('stroke-dasharray', DASHES[slotOf(p.arm)]).attr('d', lineOf(x, y, d3.curveMonotoneX)(pairs(p.depth, p.mean))));
  const depths = [...new Set(series.flatMap(p => p.depth))].sort((a, b) => a - b);
  if (depths.length > 0) {
    follow(svg, x, depths, 24, height - 40, (t, event) => showTip(event, h('b', null, `${number(Math.abs(depths[t]), 2)} mm ${depths[t] < 0 ? 'outside of' : 'below'} the margin`),
      series.map(p => {
        const i = p.depth.indexOf(depths[t]);
        return tipRow(armName(p.arm, true), i < 0 ? '–' : `${number(p.mean[i])} (${range(p.low[i], p.high[i])})`, slotColour(slotOf(p.arm)));
      }), h('span', null, layerUnit(layer))));
  }
  return svg.node();
}

/** `a and b`, `channel on a`, or a family. */
function measuredOf(of) {
  const felt = /^(.* > .*) on (.*)$/.exec(of);
  if (felt) return `${channelName(felt[1])} on ${cellName(felt[2])}`;
  return of.split(' and ').map(cellName).join(' and ');
}

function spaceTable() {
  if (!space.measures.length) return null;
  const view = {look: d3.max(space.measures, x => x.look)};
  const seen = new Set();
  const rows = space.measures.filter(x => !seen.has(x.name + '/' + x.of) && seen.add(x.name + '/' + x.of));
  const make = () => table('Measures by arm', [
    {title: 'Measure', value: r => r.name.charAt(0).toUpperCase() + r.name.slice(1) + (unitName(r.unit) ? ` (${unitName(r.unit)})` : ''), sort: r => r.name},
    {title: 'Of', value: r => r.of ? measuredOf(r.of) : 'tumour', sort: r => r.of},
    ...choice.compared.map(a => ({title: armName(a, true), number: true, value: r => measureText(measureOf(r, a, view.look)), sort: r => measureOf(r, a, view.look)?.median})),
  ], rows, {tall: true, pinned: true});
  const box = live(['model', 'compared'], make);
  const show = look => { view.look = look; box.replaceChildren(make()); };
  return h('div', null, h('h3', null, 'Measures of the tumour in space'),
    h('div', {class: 'controls'}, space.looks.length > 1 && segments('Day', d3.range(space.looks.length).filter(i => space.measures.some(x => x.look === i)).map(i => [i, day(space.looks[i])]), view.look, show)),
    h('p', {class: 'small soft'}, 'Median animal, with 5 to 95 % of animals in brackets; n where it is not every animal that was looked at; – where there is nothing to measure, point at it to see why. ',
      known(space.rim) && `Rim: the outer ${number(space.rim)} mm of the tumour; core: what is deeper. `, space.hypoxia && `Hypoxic: ${hypoxiaText()}. `,
      'Pair correlation: 1 where either is placed without regard to the other, more where they share places. Mixing: 1 where both have the same share of every voxel, 0 where no voxel has both.'),
    box);
}

function measureOf(row, a, look) {
  return space.measures.find(x => x.model === choice.model && x.arm === a && x.look === look && x.name === row.name && x.of === row.of);
}

function measureText(x) {
  if (!x) return h('span', {class: 'soft', title: 'no tumour was looked at'}, '–');
  if (!known(x.median)) return h('span', {class: 'soft', title: x.why}, '–');
  const share = x.unit === '1' && /fraction|share|dead/.test(x.name);
  const few = x.n < x.looked ? `, n ${x.n}` : '';
  return [share ? percent(x.median) : number(x.median), h('span', {class: 'soft', title: x.why || null}, x.n > 1 ? ` (${share ? percents(x.low, x.high) : `${number(x.low)}–${number(x.high)}`})` : '', few)];
}
