// Animals that clear against those that do not, before their volumes part.

function responderSection() {
  const all = data.responders ?? [];
  if (all.length === 0) return null;
  const size = e => Math.min(e.responders, e.others);
  let shown = all.reduce((best, e) => size(e) > size(best) ? e : best);
  const box = h('div');
  const fill = () => box.replaceChildren(...responderView(shown));
  const select = h('select', {change: () => { shown = all[Number(select.value)]; fill(); }}, all.map((e, i) => h('option', {value: i, selected: e === shown},
    `${modelName(data.models[e.model].name)}: ${armName(e.arm, true)} (${e.responders} cleared, ${e.others} did not)`)));
  fill();
  return section('responders', 'Who will clear, before the volumes tell', 'Responders', true,
    h('p', {class: 'lead'}, 'In arms with at least three animals that cleared and three that did not: the channels that differ most while the two groups’ tumours are still of one size.'),
    h('div', {class: 'controls'}, h('label', {class: 'label'}, 'Arm', select)), box);
}

function responderView(e) {
  const until = known(e.partAfter) ? e.partAfter : Infinity;
  const apart = s => d3.max(axes.after, (d, t) => d < until && known(s.responders[t]) && known(s.others[t]) ? Math.abs(s.responders[t] - s.others[t]) : 0);
  const channels = [...e.strengths].sort((a, b) => apart(b) - apart(a)).slice(0, 7);
  const names = [`cleared (n ${e.responders})`, `did not (n ${e.others})`];
  const panel = (title, draw) => h('div', {class: 'panel'}, h('header', null, h('b', null, title)), plot(draw));
  return [
    h('p', {class: 'tag'}, modelName(data.models[e.model].name), ', ', h('b', null, armName(e.arm))),
    h('div', {class: 'key'}, h('span', null, h('i', {class: 'rule', style: {'border-top-color': 'var(--f0)'}}), names[0]),
      h('span', null, h('i', {class: 'rule', style: {'border-top': '2px dashed var(--f1)'}}), names[1])),
    h('figure', null, h('div', {class: 'panels'},
      panel('Tumour volume (mm³)', w => twoLines(w, e, e.volumes[0], e.volumes[1], 'Median tumour volume, mm³', null, e.volumeRanges)),
      channels.map(s => panel(channelName(data.channels.names[s.channel]), w => twoLines(w, e, s.responders, s.others, `Mean strength of ${channelName(data.channels.names[s.channel])}`, 1, s.ranges)))),
      h('figcaption', null, known(e.partAfter) ? `The dotted line marks ${dayAfter(e.partAfter)}, when the median volumes first differ by more than a fifth. ` : 'The median volumes never part. ',
        'Volume: medians; channels: means, ordered by their largest difference before that day. ',
        e.strengths.some(s => s.ranges) ? 'Bands: the middle half of the animals.' : `The groups are small (${e.responders} and ${e.others}): read small gaps as chance.`))];
}

function twoLines(w, e, ours, theirs, label, most, ranges) {
  const height = 138;
  const days = axes.after.slice(0, Math.max(ours.length, theirs.length));
  const values = [...ours, ...theirs, ...(ranges ?? []).flat(2)].filter(known);
  const x = d3.scaleLinear(d3.extent(days), [42, w - 6]);
  const high = d3.max(values) || 1;
  const low = most === null ? 0 : Math.min(d3.min(values) ?? 0, high - 0.1);
  const y = d3.scaleLinear([Math.max(0, low), high], [height - 32, 8]).nice(3);
  if (most !== null) y.domain([y.domain()[0], Math.min(most, y.domain()[1])]);
  const svg = picture(w, height, `${label}, animals that cleared against those that did not`);
  axisY(svg, x, y, {ticks: 3, format: shortNumber});
  axisX(svg, x, height - 32, {ticks: 4});
  svg.append('text').attr('x', w - 6).attr('y', height - 2).attr('text-anchor', 'end').text(treated ? 'days of treatment' : `days after ${ZERO}`);
  svg.append('text').attr('x', 0).attr('y', height - 2).text(most === null ? 'mm³' : '0–1');
  if (known(e.partAfter)) rule(svg, x(Math.min(e.partAfter, days.at(-1))), 8, height - 32);
  [[ours, 'var(--f0)', null, 0], [theirs, 'var(--f1)', '6 3', 1]].forEach(([s, colour, dash, i]) => {
    if (ranges?.[i]) band(svg, x, y, axes.after, ranges[i][0], ranges[i][1], colour);
    svg.append('path').attr('fill', 'none').attr('stroke', colour).attr('stroke-width', 2).attr('stroke-dasharray', dash).attr('d', lineOf(x, y)(pairs(axes.after, s)));
  });
  follow(svg, x, days, 8, height - 32, (t, event) => showTip(event, h('b', null, afterText(days[t])), tipRow('cleared', number(ours[t]), 'var(--f0)'), tipRow('did not', number(theirs[t]), 'var(--f1)')));
  return svg.node();
}
