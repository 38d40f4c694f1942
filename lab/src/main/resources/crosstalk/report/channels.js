// Who talks to whom: senders by receivers, each channel a stripe in its cell, in one arm and against control, day by day.

/** Cells of the matrix: the lines that run from one sender to one receiver. */
function network() {
  const {lines, families} = data.channels;
  const senders = d3.range(families.length).filter(f => lines.some(l => l.sender === f));
  const receivers = d3.range(families.length).filter(f => lines.some(l => l.receivers.includes(f)));
  const cells = [];
  senders.forEach((s, row) => receivers.forEach((r, column) => {
    const own = d3.range(lines.length).filter(l => lines[l].sender === s && lines[l].receivers.includes(r));
    if (own.length > 0) cells.push({row, column, sender: s, receiver: r, lines: own});
  }));
  return {senders, receivers, cells};
}

const flow = (m, a, l, t) => result(m, a)?.flows?.[l]?.[t];
const channelOf = l => channelName(data.channels.names[data.channels.lines[l].channel]);
function difference(m, a, l, t) {
  const here = flow(m, a, l, t);
  const control = flow(m, controlOf(m), l, t);
  return known(here) && known(control) ? here - control : null;
}

/** Largest values of a model over all arms and days, so that colours can be compared; rounded up. */
function flowLimits(m) {
  let high = 0.1;
  let apart = 0.05;
  for (let a = 0; a < A; a++) {
    result(m, a).flows.forEach((series, l) => series.forEach((v, t) => {
      if (known(v)) high = Math.max(high, v);
      apart = Math.max(apart, Math.abs(difference(m, a, l, t) ?? 0));
    }));
  }
  return {high: Math.min(1, Math.ceil(high * 10) / 10), apart: Math.min(1, Math.ceil(apart * 20) / 20)};
}

function channelSection() {
  if (!data.channels?.lines?.length || !data.results.some(r => r.flows?.length)) return null;
  const net = network();
  const limits = data.models.map((_, m) => flowLimits(m));
  const compared = known(controlOf(0)) && controlOf(0) >= 0;
  const matrices = [matrix(net, limits, false), ...(compared ? [matrix(net, limits, true)] : [])];
  const select = armSelect('Arm', sorted, choice.arm, a => choose('arm', a));
  on('arm', select.show);
  return section('crosstalk', 'Who talks to whom', 'Who talks to whom', true, modelTag(),
    h('p', {class: 'lead'}, 'Rows speak, columns listen. Each stripe in a cell is one channel; its colour is the strength of that line: the channel’s strength, 0 to 1, times the sender’s share of it. ',
      'Point at a cell for its channels; press it to see them over time.'),
    h('div', {class: 'controls'}, select), player(),
    h('figure', null, h('div', {class: 'talk'}, matrices.map(x => x.node)),
      h('figcaption', null, 'Means over the animals still in the study whose first tumour is not cleared yet; the spread between animals is not in this picture. Hatched: fewer than two such animals. The colours’ ends are the same for all arms and days of a model.')),
    pinned(net), changesBlock(), armsBlock(), lineTable());
}

/** The day, which can play. */
function player() {
  const slider = h('input', {type: 'range', min: 0, max: axes.after.length - 1, step: 1, value: choice.day, 'aria-label': treated ? 'Day of treatment' : `Day after ${ZERO}`, input: () => choose('day', Number(slider.value))});
  const text = h('output');
  let timer = null;
  const stop = () => { clearInterval(timer); timer = null; button.textContent = '▶ Play'; };
  const step = () => {
    const next = choice.day + 1;
    if (next >= axes.after.length) stop();
    else choose('day', next);
  };
  const button = h('button', {type: 'button', click: () => {
    if (timer) { stop(); return; }
    if (choice.day >= axes.after.length - 1) choose('day', 0);
    timer = setInterval(step, 280);
    button.textContent = '❚❚ Pause';
  }}, '▶ Play');
  const show = t => {
    slider.value = String(t);
    text.textContent = afterText(axes.after[t]);
    slider.setAttribute('aria-valuetext', text.textContent);
  };
  on('day', show);
  show(choice.day);
  return h('div', {class: 'player'}, button, slider, text);
}

function afterText(d) {
  return d === 0 ? `day of ${ZERO}` : d < 0 ? `${-d} days before ${treated ? 'dosing' : ZERO}` : dayAfter(d);
}

function matrix(net, limits, against) {
  let stripes = [];
  let nodes = [];
  const mark = () => nodes.forEach(n => n.node.classList.toggle('pinned', n.cell === choice.pin));
  const colour = l => {
    const m = choice.model;
    return against ? diverging(difference(m, choice.arm, l, choice.day), limits[m].apart) : rising(flow(m, choice.arm, l, choice.day), limits[m].high);
  };
  const fill = () => stripes.forEach(([node, l]) => node.setAttribute('fill', colour(l)));
  const box = plot(w => {
    const drawn = matrixPlot(w, net, against);
    ({stripes, nodes} = drawn);
    fill();
    mark();
    return drawn.svg;
  });
  ['model', 'arm', 'day'].forEach(name => on(name, fill));
  on('pin', mark);
  const head = live(['model', 'arm', 'day'], () => matrixHead(limits[choice.model], against));
  return {node: h('div', null, head, box)};
}

function matrixHead(limit, against) {
  return [h('h4', null, against ? 'Difference from control' : `Strength in ${armName(choice.arm, true)}`, h('span', {class: 'soft'}, `, ${afterText(axes.after[choice.day])}`)),
    h('div', {class: 'key'}, against
      ? colourKey('', q => diverging((q * 2 - 1) * limit.apart, limit.apart), `−${limit.apart} weaker`, '0', `+${limit.apart} stronger`)
      : colourKey('', q => rising(q * limit.high, limit.high), '0 silent', '', `${limit.high}`))];
}

function matrixPlot(w, net, against) {
  const left = Math.min(136, w * 0.31);
  const right = Math.min(56, w * 0.09);
  const turn = w < 430 ? 60 : 42;
  const size = Math.min(46, (w - left - right) / net.receivers.length);
  const top = w < 430 ? 104 : 92;
  const svg = picture(w, top + size * net.senders.length + 6, against ? 'Difference from control by sender and receiver' : 'Channel strength by sender and receiver').attr('role', 'group');
  const label = f => cellName(data.channels.families[f]);
  net.senders.forEach((f, i) => svg.append('text').attr('class', 'inktext').attr('x', left - 8).attr('y', top + size * (i + 0.5) + 4).attr('text-anchor', 'end').text(clipped(label(f), left - 10)));
  net.receivers.forEach((f, i) => svg.append('text').attr('class', 'inktext').attr('transform', `translate(${left + size * (i + 0.5) + 2},${top - 7}) rotate(-${turn})`)
    .text(clipped(label(f), Math.min(top / Math.sin((turn * Math.PI) / 180), (w - left - size * (i + 0.5)) / Math.cos((turn * Math.PI) / 180)) - 8)));
  svg.append('text').attr('x', left - 8).attr('y', top - 8).attr('text-anchor', 'end').text('from ↓  to →');
  const stripes = [];
  const nodes = net.cells.map((cell, i) => drawCell(svg, cell, i, left, top, size, stripes));
  arrows(nodes, net);
  return {svg: svg.node(), stripes, nodes};
}

function drawCell(svg, cell, i, left, top, size, stripes) {
  const inner = size - 3;
  const name = `${cellName(data.channels.families[cell.sender])} to ${cellName(data.channels.families[cell.receiver])}`;
  const g = svg.append('g').attr('class', 'cell').attr('role', 'button').attr('tabindex', i === 0 ? 0 : -1)
    .attr('aria-label', `${name}: ${cell.lines.map(channelOf).join(', ')}`)
    .attr('transform', `translate(${left + cell.column * size + 1.5},${top + cell.row * size + 1.5})`);
  const each = inner / cell.lines.length;
  cell.lines.forEach((l, k) => stripes.push([g.append('rect').attr('x', k * each).attr('width', Math.max(1, each - (k < cell.lines.length - 1 ? 1 : 0))).attr('height', inner).node(), l]));
  g.append('rect').attr('class', 'edge').attr('width', inner).attr('height', inner).attr('fill', 'transparent').attr('stroke', 'var(--line)');
  const tell = event => showTip(event, h('b', null, name), cell.lines.map(l => {
    const d = difference(choice.model, choice.arm, l, choice.day);
    return tipRow(channelOf(l), `${number(flow(choice.model, choice.arm, l, choice.day))}${known(d) ? ` (${signed(d)})` : ''}`);
  }), h('span', null, `${afterText(axes.after[choice.day])}; in brackets: more than control`));
  g.on('pointermove', tell).on('focus', tell).on('pointerleave', hideTip).on('blur', hideTip)
    .on('click', () => choose('pin', cell))
    .on('keydown.press', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose('pin', cell); } });
  return {cell, node: g.node()};
}

/** Arrow keys go to the next cell in their direction; one cell of a matrix takes part in the tab order. */
function arrows(nodes) {
  const ways = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0]};
  nodes.forEach(({cell, node}) => node.addEventListener('keydown', event => {
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    const ahead = nodes.filter(n => (n.cell.row - cell.row) * way[0] + (n.cell.column - cell.column) * way[1] > 0
      && (way[0] ? n.cell.column === cell.column : n.cell.row === cell.row));
    const next = d3.least(ahead, n => Math.abs(n.cell.row - cell.row) + Math.abs(n.cell.column - cell.column));
    if (!next) return;
    node.setAttribute('tabindex', '-1');
    next.node.setAttribute('tabindex', '0');
    next.node.focus();
  }));
}

/** The channels of the pressed cell over time. */
function pinned(net) {
  choice.pin = busiest(net);
  return live(['pin', 'model', 'arm'], () => {
    const cell = choice.pin;
    if (!cell) return null;
    return h('div', {class: 'pinned-box'},
      h('h4', null, `${cellName(data.channels.families[cell.sender])} → ${cellName(data.channels.families[cell.receiver])}, over time`),
      h('div', {class: 'key'}, h('span', null, h('i', {class: 'rule', style: {'border-top-color': 'var(--accent)'}}), armName(choice.arm, true)),
        controlOf(choice.model) !== choice.arm && h('span', null, h('i', {class: 'rule', style: {'border-top': '2px dashed var(--faint)'}}), 'control')),
      h('div', {class: 'panels'}, cell.lines.map(l => h('div', {class: 'panel'}, h('header', null, h('b', null, channelOf(l))), plot(w => linePlot(w, l), ['day'])))));
  });
}

/** The cell with the line that changed most, to begin with. */
function busiest(net) {
  const line = answerOf(choice.model)?.changes?.[0]?.line;
  return net.cells.find(c => c.lines.includes(line)) ?? net.cells[0];
}

function linePlot(w, l) {
  const height = 132;
  const m = choice.model;
  const here = result(m, choice.arm).flows[l] ?? [];
  const control = result(m, controlOf(m))?.flows[l] ?? [];
  const x = d3.scaleLinear(d3.extent(axes.after), [32, w - 6]);
  const y = d3.scaleLinear([0, Math.max(0.1, d3.max([...here, ...control].filter(known)) ?? 0)], [height - 32, 8]).nice(3);
  const svg = picture(w, height, `Strength of ${lineName(l)} over time`);
  axisY(svg, x, y, {ticks: 3});
  axisX(svg, x, height - 32, {ticks: 3});
  svg.append('text').attr('x', w - 6).attr('y', height - 2).attr('text-anchor', 'end').text(treated ? 'days of treatment' : `days after ${ZERO}`);
  svg.append('text').attr('x', 0).attr('y', height - 2).text('0–1');
  rule(svg, x(axes.after[choice.day]), 8, height - 32);
  svg.append('path').attr('fill', 'none').attr('stroke', 'var(--faint)').attr('stroke-width', 1.6).attr('stroke-dasharray', '4 3').attr('d', lineOf(x, y)(pairs(axes.after, control)));
  svg.append('path').attr('fill', 'none').attr('stroke', 'var(--accent)').attr('stroke-width', 2).attr('d', lineOf(x, y)(pairs(axes.after, here)));
  follow(svg, x, axes.after, 8, height - 32, (i, event) => showTip(event, h('b', null, afterText(axes.after[i])),
    tipRow(armName(choice.arm, true), number(here[i]), 'var(--accent)'), tipRow('control', number(control[i]), 'var(--faint)')));
  return svg.node();
}

/** The matrix in words and numbers, for the chosen arm and day. */
function lineTable() {
  return h('details', null, h('summary', null, 'These lines as a table'), live(['model', 'arm', 'day'], () => {
    const at = l => [choice.model, choice.arm, l, choice.day];
    const {lines, families} = data.channels;
    const order = d3.sort(d3.range(lines.length), l => -Math.abs(difference(...at(l)) ?? 0));
    return [h('p', {class: 'tag'}, `${armName(choice.arm)}, ${afterText(axes.after[choice.day])}`), table('Lines of communication', [
      {title: 'Channel', value: channelOf, sort: channelOf},
      {title: 'From', value: l => cellName(families[lines[l].sender]), sort: l => cellName(families[lines[l].sender])},
      {title: 'To', value: l => lines[l].receivers.map(f => cellName(families[f])).join(', ')},
      {title: 'Strength', number: true, value: l => number(flow(...at(l))), sort: l => flow(...at(l))},
      {title: 'More than control', number: true, value: l => signed(difference(...at(l)), 3), sort: l => difference(...at(l))},
    ], order, {tall: true})];
  }));
}
