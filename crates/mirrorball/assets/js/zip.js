// A ZIP file, put together here: the parts lie in it as they are, since most are texts that a device has room for.

import { utf8 } from "./bytes.js";

// The greatest numbers themselves mean that another table has the true ones.
const PARTS_MAX = 0xfffe;
const BYTES_MAX = 0xfffffffe;
// Names are UTF-8.
const FLAGS = 0x0800;
const VERSION = 20;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The CRC-32 of bytes, as ZIP files have it. */
export function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Numbers of two and four bytes, the lower first: `["2", 20, "4", 0]`. */
function numbers(...sized) {
  const bytes = [];
  for (let at = 0; at < sized.length; at += 2) {
    for (let byte = 0; byte < Number(sized[at]); byte += 1) bytes.push(Math.floor(sized[at + 1] / 256 ** byte) % 256);
  }
  return Uint8Array.from(bytes);
}

const dayOf = (when) => ((when.getFullYear() - 1980) << 9) | ((when.getMonth() + 1) << 5) | when.getDate();
const timeOf = (when) => (when.getHours() << 11) | (when.getMinutes() << 5) | (when.getSeconds() >> 1);

/**
 * A file that holds these, each with its name and bytes.
 * @throws {RangeError} if they are more than such a file can hold.
 */
export function pack(files, when = new Date()) {
  const all = files.reduce((sum, { name, bytes }) => sum + bytes.length + 2 * utf8(name).length + 76, 22);
  if (files.length > PARTS_MAX || all > BYTES_MAX) throw new RangeError("too much for one file");
  const body = [];
  const directory = [];
  let place = 0;
  for (const { name, bytes } of files) {
    const named = utf8(name);
    const shared = numbers(
      "2", VERSION, "2", FLAGS, "2", 0, "2", timeOf(when), "2", dayOf(when),
      "4", crc(bytes), "4", bytes.length, "4", bytes.length, "2", named.length, "2", 0,
    );
    body.push(utf8("PK\u0003\u0004"), shared, named, bytes);
    const outside = numbers("2", 0, "2", 0, "2", 0, "4", 0, "4", place);
    directory.push(utf8("PK\u0001\u0002"), numbers("2", VERSION), shared, outside, named);
    place += 30 + named.length + bytes.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = numbers("2", 0, "2", 0, "2", files.length, "2", files.length, "4", size, "4", place, "2", 0);
  return new Blob([...body, ...directory, utf8("PK\u0005\u0006"), end], { type: "application/zip" });
}
