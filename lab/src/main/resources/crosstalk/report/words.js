// Words and numbers as a reader expects them.

const WORDS = {
  'mhc-i': 'MHC-I', 'mhc-ii': 'MHC-II', 'ifn-gamma': 'IFN-γ', 'tgf-beta': 'TGF-β', tcr: 'TCR', ifngr: 'IFNGR', tgfbr: 'TGFBR',
  treg: 'Treg', nk: 'NK', dc: 'DC', trem2: 'TREM2', mmrd: 'MMRd', mmrp: 'MMRp', cd40l: 'CD40L', tigit: 'TIGIT', 'il-10': 'IL-10',
};
const STATES = {trem2: 'TREM2⁺', cxcl9: 'CXCL9⁺'};

/** A molecule: `pd-l1` is PD-L1. Words without a figure in them stay as they are. */
function molecule(word) {
  return WORDS[word] ?? (/\d/.test(word) && /^[a-z]{1,5}(?![a-z])/.test(word) && !word.includes(' ') ? word.toUpperCase() : word);
}

/** A drug: `anti-pd-1` is anti-PD-1; `short` leaves the anti away. */
function drugName(name, short) {
  const found = /^anti-(.+)$/.exec(name);
  return found ? (short ? '' : 'anti-') + molecule(found[1]) : name;
}

/** A kind of cell: `macrophage.trem2` is TREM2⁺ macrophage, `cd8.effector` is CD8 effector, `cd8.*` is all CD8. */
function cellName(name) {
  const [kind, ...state] = name.split('.');
  if (state[0] === '*') return 'all ' + molecule(kind);
  const suffix = state.map(s => STATES[s] ?? WORDS[s] ?? s).join(' ');
  return state.length > 0 && STATES[state[0]] ? suffix + ' ' + kind : [molecule(kind), suffix].filter(Boolean).join(' ');
}

/** A channel: `pd-l1 > pd-1` is PD-L1 → PD-1. An index in brackets stays. */
function channelName(name) {
  return name.split('>').map(side => {
    const found = /^\s*([^[]+?)\s*(\[.*)?$/.exec(side);
    return found ? found[1].split(/([,/ ]+)/).map(molecule).join('') + (found[2] ? ' ' + found[2] : '') : side;
  }).join(' → ');
}

function modelName(name) {
  return name.split(/[-_ ]/).map(word => WORDS[word] ?? word).join(' ');
}

/** What sets a model's name apart from those of the others. */
function modelShort(m) {
  const parts = data.models.map(x => modelName(x.name).split(' '));
  const shared = parts[0].filter((w, i) => parts.every(p => p[i] === w));
  const own = parts[m].filter(w => !shared.includes(w));
  return data.models.length > 1 && own.length > 0 ? own.join(' ') : parts[m].join(' ');
}

/** `cells/mm^3` is cells/mm³; the unit 1 is none. */
function unitName(unit) {
  const raised = {'-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹'};
  if (!unit || unit === '1') return '';
  return unit.replace(/\^(-?\d+)/g, (all, n) => [...n].map(c => raised[c]).join(''))
    .replace(/\bmm3\b/g, 'mm³').replace(/\bum\b/g, 'µm').replace(/\bug\b/g, 'µg').replace(/\buL\b/g, 'µL');
}

function titled(label, unit) {
  const u = unitName(unit);
  const name = unitName(label);
  return u && !name.toLowerCase().includes(u.toLowerCase()) ? `${name} (${u})` : name;
}

function known(v) {
  return v !== null && v !== undefined && Number.isFinite(v);
}

/** Three digits that matter: 1,234; 0.0123; 3.4×10⁻⁵. */
function number(v, digits = 3) {
  if (!known(v)) return '–';
  if (v === 0) return '0';
  const size = Math.abs(v);
  if (size < 0.001 || size >= 1e7) {
    const [base, power] = v.toExponential(digits - 2).split('e');
    return `${base.replace('-', '−')}×10${unitName('^' + Number(power)).trim()}`;
  }
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return minus(d3.format(`,.${Math.min(places, 6)}f`)(v).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''));
}
function minus(text) {
  return text.replace(/^-/, '−').replace(/−0(\.0*)?$/, '0');
}
function percent(v) {
  return known(v) ? `${minus((v * 100).toFixed(0))}\u00a0%` : '–';
}
function points(v) {
  return known(v) ? `${v > 0 ? '+' : ''}${minus((v * 100).toFixed(0))}` : '–';
}
function signed(v, places = 2) {
  return known(v) ? `${v > 0 ? '+' : ''}${minus(v.toFixed(places))}` : '–';
}
function range(low, high, show = number) {
  return known(low) || known(high) ? `${show(low)} to ${show(high)}` : '–';
}
function percents(low, high) {
  return known(low) && known(high) ? `${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)}\u00a0%` : '–';
}
function day(v) {
  return known(v) ? `day ${Number.isInteger(v) ? minus(String(v)) : minus(v.toFixed(1))}` : '–';
}
const dayNumber = v => day(v).replace('day ', '');
function pValue(p) {
  return !known(p) ? '–' : p < 0.0001 ? '< 0.0001' : p < 0.001 ? p.toFixed(4) : p.toFixed(3);
}
function count(n, one, many = one + 's') {
  return `${n} ${n === 1 ? one : many}`;
}
/** Whether a published figure was not seen in its source. */
function recalled(p) {
  return p.mark !== 'found';
}
function listed(items) {
  return items.flatMap((item, i) => i === 0 ? [item] : [i === items.length - 1 ? ' and ' : ', ', item]);
}
