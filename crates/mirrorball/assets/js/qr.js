// A link as a QR code (ISO/IEC 18004), drawn here: a link that holds a secret goes to no server to be drawn.
// Bytes, error correction of level M, versions 1 to 20.

// By version: codewords of error correction in each block, and blocks.
const PER_BLOCK = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
const VERSION_MAX = 20;
const QUIET = 4;
const PIXELS = 4;

/**
 * Draws a text into a canvas and shows it; hides it where the text is too long. Who does not see it is told the text,
 * which stands beside it too.
 */
export function draw(canvas, text) {
  const code = encode(new TextEncoder().encode(text));
  canvas.hidden = !code;
  if (!code) return;
  canvas.setAttribute("aria-label", canvas.dataset.label.replace("{link}", text));
  canvas.width = canvas.height = (code.length + 2 * QUIET) * PIXELS;
  const paint = canvas.getContext("2d");
  paint.fillStyle = "#fff";
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.fillStyle = "#000";
  code.forEach((row, y) => row.forEach((dark, x) => {
    if (dark) paint.fillRect((x + QUIET) * PIXELS, (y + QUIET) * PIXELS, PIXELS, PIXELS);
  }));
}

/** The modules of a code, row by row; null where it does not fit. */
export function encode(bytes) {
  const header = (version) => (version < 10 ? 12 : 20);
  let version = 1;
  while (version <= VERSION_MAX && capacity(version) * 8 < header(version) + bytes.length * 8) version += 1;
  if (version > VERSION_MAX) return null;
  const codewords = corrected(version, packed(version, header(version) - 4, bytes));
  let best = null;
  for (let mask = 0; mask < 8; mask += 1) {
    const code = laid(version, codewords, mask);
    const penalty = penaltyOf(code);
    if (!best || penalty < best.penalty) best = { code, penalty };
  }
  return best.code;
}

/** All modules that are no function patterns, in codewords. */
function raw(version) {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2;
    modules -= (25 * marks - 10) * marks - 55;
    if (version >= 7) modules -= 36;
  }
  return Math.floor(modules / 8);
}

const capacity = (version) => raw(version) - PER_BLOCK[version] * BLOCKS[version];

function packed(version, countBits, bytes) {
  let bits = "0100" + bytes.length.toString(2).padStart(countBits, "0");
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  const room = capacity(version) * 8;
  bits += "0".repeat(Math.min(4, room - bits.length));
  bits += "0".repeat((8 - (bits.length % 8)) % 8);
  const words = bits.match(/.{8}/g).map((part) => parseInt(part, 2));
  for (let pad = 0xec; words.length < room / 8; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

function times(one, other) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((other >>> bit) & 1) * one;
  }
  return product;
}

function divisor(degree) {
  const terms = [...Array(degree - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let at = 0; at < degree; at += 1) terms[at] = times(terms[at], root) ^ (terms[at + 1] ?? 0);
    root = times(root, 2);
  }
  return terms;
}

function remainder(words, terms) {
  const rest = terms.map(() => 0);
  for (const word of words) {
    const factor = word ^ rest.shift();
    rest.push(0);
    terms.forEach((term, at) => (rest[at] ^= times(term, factor)));
  }
  return rest;
}

/** Adds the error correction, block by block, and weaves the blocks into each other. */
function corrected(version, words) {
  const [blocks, per, all] = [BLOCKS[version], PER_BLOCK[version], raw(version)];
  const short = blocks - (all % blocks);
  const length = Math.floor(all / blocks) - per;
  const terms = divisor(per);
  const parts = [];
  for (let at = 0, from = 0; at < blocks; at += 1) {
    const data = words.slice(from, from + length + (at < short ? 0 : 1));
    from += data.length;
    parts.push({ data, rest: remainder(data, terms) });
  }
  const woven = [];
  for (let at = 0; at <= length; at += 1) for (const { data } of parts) if (at < data.length) woven.push(data[at]);
  for (let at = 0; at < per; at += 1) for (const { rest } of parts) woven.push(rest[at]);
  return woven;
}

const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

function marksOf(version, size) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - step * (count - 2 - at))];
}

function laid(version, words, mask) {
  const size = version * 4 + 17;
  const code = Array.from({ length: size }, () => Array(size).fill(null));
  const put = (x, y, dark) => {
    if (code[y]?.[x] !== undefined) code[y][x] = Boolean(dark);
  };
  for (let at = 0; at < size; at += 1) for (const [x, y] of [[6, at], [at, 6]]) put(x, y, at % 2 === 0);
  for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
    for (let dy = -4; dy <= 4; dy += 1) for (let dx = -4; dx <= 4; dx += 1) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      put(cx + dx, cy + dy, ring !== 2 && ring !== 4);
    }
  }
  const marks = marksOf(version, size);
  for (const cy of marks) for (const cx of marks) {
    if ([[6, 6], [6, size - 7], [size - 7, 6]].some(([x, y]) => x === cx && y === cy)) continue;
    for (let dy = -2; dy <= 2; dy += 1) for (let dx = -2; dx <= 2; dx += 1) {
      put(cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
  format(code, size, mask, put);
  if (version >= 7) {
    let rest = version;
    for (let at = 0; at < 12; at += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (version << 12) | rest;
    for (let at = 0; at < 18; at += 1) {
      const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)];
      for (const [x, y] of [[far, near], [near, far]]) put(x, y, (bits >>> at) & 1);
    }
  }
  fill(code, size, words, mask);
  return code;
}

/** The fifteen bits that say level M and the mask, twice. */
function format(code, size, mask, put) {
  let rest = mask;
  for (let at = 0; at < 10; at += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const bit = (at) => (bits >>> at) & 1;
  for (let at = 0; at <= 5; at += 1) put(8, at, bit(at));
  put(8, 7, bit(6));
  put(8, 8, bit(7));
  put(7, 8, bit(8));
  for (let at = 9; at < 15; at += 1) put(14 - at, 8, bit(at));
  for (let at = 0; at < 8; at += 1) put(size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at += 1) put(8, size - 15 + at, bit(at));
  put(8, size - 8, true);
}

/** Writes the codewords in zigzag, masked, into what is still free. */
function fill(code, size, words, mask) {
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const up = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      for (const x of [right, right - 1]) {
        const y = up ? size - 1 - step : step;
        if (code[y][x] !== null) continue;
        const dark = at < words.length * 8 ? (words[at >>> 3] >>> (7 - (at & 7))) & 1 : 0;
        code[y][x] = Boolean(dark) !== (MASKS[mask](x, y) === 0);
        at += 1;
      }
    }
  }
}

/** How hard a code is to read, by the four rules of the standard. */
function penaltyOf(code) {
  const size = code.length;
  const columns = code.map((_, x) => code.map((row) => row[x]));
  let penalty = 0;
  for (const line of [...code, ...columns]) {
    const text = line.map((dark) => (dark ? "1" : "0")).join("");
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2;
    const padded = `0000${text}0000`;
    for (let at = 0; at + 11 <= padded.length; at += 1) {
      const part = padded.slice(at, at + 11);
      if (part === "10111010000" || part === "00001011101") penalty += 40;
    }
  }
  for (let y = 1; y < size; y += 1) for (let x = 1; x < size; x += 1) {
    const dark = code[y][x];
    if (code[y - 1][x] === dark && code[y][x - 1] === dark && code[y - 1][x - 1] === dark) penalty += 3;
  }
  const dark = code.flat().filter(Boolean).length;
  return penalty + Math.max(0, Math.ceil(Math.abs(dark * 20 - size * size * 10) / (size * size)) - 1) * 10;
}
