// Elements of the page. Text enters only as text nodes and attributes, so nothing in the data becomes markup.

const data = JSON.parse(document.getElementById('data').textContent);

/** An element with attributes (functions become listeners), and children: nodes, text, lists, or nothing. */
function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (name === 'style') for (const [key, v] of Object.entries(value)) node.style.setProperty(key, v);
    else node.setAttribute(name, value === true ? '' : value);
  }
  append(node, children);
  return node;
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : String(child));
  }
}

/** What the reader has chosen, and who wants to know. */
const choice = {model: 0, arm: 0, compared: []};
const listeners = {};
function on(name, listener) {
  (listeners[name] ??= []).push(listener);
}
function choose(name, value) {
  choice[name] = value;
  for (const listener of listeners[name] ?? []) listener(value);
}

/** Buttons of which one is pressed: options are [value, label, title?]. */
function segments(label, options, value, chosen) {
  const buttons = options.map(([v, text, title]) =>
    h('button', {type: 'button', title, 'aria-pressed': String(v === value), click: () => { show(v); chosen(v); }}, text));
  const show = v => buttons.forEach((b, i) => b.setAttribute('aria-pressed', String(options[i][0] === v)));
  const box = h('div', {class: 'segments', role: 'group', 'aria-label': label}, buttons);
  box.show = show;
  return box;
}

const sections = [];
/** A section with a place in the contents; `results` puts the mark of uncalibrated models beside its title. */
function section(id, title, short, results, ...children) {
  const mark = results ? uncalibrated() : null;
  const node = h('section', {id, 'aria-labelledby': id + '-title'},
    h('header', null, h('h2', {id: id + '-title'}, title), mark && h('span', {class: 'badge'}, mark)), children);
  sections.push({id, title: short ?? title, node});
  return node;
}

function uncalibrated() {
  const some = data.models.filter(m => !m.calibrated);
  if (some.length === 0) return null;
  return some.length === data.models.length ? 'Not yet calibrated'
    : 'Not yet calibrated: ' + some.map(m => modelName(m.name)).join(', ');
}

const tip = h('div', {class: 'tip', role: 'status', hidden: true});
document.body.append(tip);
/** Shows `content` beside the pointer of `event`, or beside its element when it came from the keyboard. */
function showTip(event, ...content) {
  tip.replaceChildren();
  append(tip, content);
  tip.hidden = false;
  const box = event.target.getBoundingClientRect?.() ?? {right: 0, bottom: 0};
  const pointer = event.clientX !== undefined && event.type !== 'focus';
  const x = pointer ? event.clientX : box.right;
  const y = pointer ? event.clientY : box.bottom;
  const w = tip.offsetWidth;
  const t = tip.offsetHeight;
  tip.style.left = Math.max(6, x + 14 + w > innerWidth - 6 ? Math.min(x - w - 14, innerWidth - w - 6) : x + 14) + 'px';
  tip.style.top = Math.max(6, y + 14 + t > innerHeight - 6 ? y - t - 14 : y + 14) + 'px';
}
function hideTip() {
  tip.hidden = true;
}
addEventListener('keydown', e => { if (e.key === 'Escape') hideTip(); });
addEventListener('scroll', hideTip, {passive: true});

function tipRow(name, value, colour) {
  return h('div', {class: 'row'},
    h('span', {class: 'name'}, colour && h('i', {class: 'swatch dot', style: {background: colour}}), name), h('span', null, value));
}

/**
 * A table that scrolls inside itself. A column: {title, value(row) -> node or text, sort(row)?, number?, nowrap?}.
 * Columns with `sort` have a button in their head.
 */
function table(label, columns, rows, options = {}) {
  const body = h('tbody');
  let order = rows;
  const fill = () => body.replaceChildren(...order.map(row => h('tr', null,
    columns.map(c => h('td', {class: c.number ? 'number' : c.nowrap ? 'nowrap' : null}, c.value(row))))));
  const heads = columns.map(c => h('th', {scope: 'col', class: [c.number && 'number', c.title.length > 18 && 'wrap'].filter(Boolean).join(' ') || null},
    c.sort ? h('button', {type: 'button', click: () => sortBy(c)}, c.title) : c.title));
  const groups = options.groups && h('tr', {class: 'groups'}, options.groups.map(g => h('th', {colspan: g.span, scope: 'colgroup'}, g.title)));
  const sortBy = column => {
    const head = heads[columns.indexOf(column)];
    const up = head.getAttribute('aria-sort') !== 'ascending';
    heads.forEach(x => x.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    order = [...order].sort((a, b) => compare(column.sort(a), column.sort(b)) * (up ? 1 : -1));
    fill();
  };
  fill();
  const box = h('div', {class: ['scroll', options.tall && 'tall', options.pinned && 'pinned-left'].filter(Boolean).join(' '), role: 'region', tabindex: '0', 'aria-label': label},
    h('table', null, h('thead', null, groups, h('tr', null, heads)), body));
  box.show = shown => { order = shown; heads.forEach(x => x.removeAttribute('aria-sort')); fill(); };
  return box;
}

/** Numbers by size, text by alphabet, what is not known last. */
function compare(a, b) {
  const none = v => v === null || v === undefined || v === '';
  if (none(a) || none(b)) return none(a) - none(b);
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en', {numeric: true});
}

/** A box that `make` fills again whenever one of the named choices changes. */
function live(names, make, attributes) {
  const box = h('div', attributes);
  const fill = () => { box.replaceChildren(); append(box, [make()]); };
  names.forEach(name => on(name, fill));
  fill();
  return box;
}
