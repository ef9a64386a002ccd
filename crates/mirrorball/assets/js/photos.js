// Photos of receipts: read and made smaller on this device, so that nothing leaves it but what is to be seen. Drawing a
// photo anew drops what the camera wrote beside it: where and when it was taken, and with what.

import { note } from "./act.js";
import { submit } from "./form.js";
import { say } from "./words.js";

/** What a keeper takes in, in bytes. */
const BYTES_MAX = 200 * 1024;
/** Points along the longer side, and how exactly it is written: tried one after the other until the photo is small enough. */
const TRIES = [[1600, 0.8], [1600, 0.6], [1280, 0.6], [1024, 0.5], [800, 0.4]];

/** The photo in a file as the text that travels beside an act. @throws {Error} that says what to do where it is none. */
export async function text(file) {
  // The browser turns it as the camera says it is to be turned.
  const photo = await createImageBitmap(file).catch(() => undefined);
  if (!photo) throw new Error(say("noPhoto"));
  for (const [side, quality] of TRIES) {
    const jpeg = await drawn(photo, side, quality);
    if (jpeg.size <= BYTES_MAX) return url(jpeg);
  }
  throw new Error(say("noPhoto"));
}

function drawn(photo, side, quality) {
  const scale = Math.min(1, side / Math.max(photo.width, photo.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(photo.width * scale));
  canvas.height = Math.max(1, Math.round(photo.height * scale));
  const paper = canvas.getContext("2d");
  // What is clear would come out black.
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(photo, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((jpeg) => (jpeg ? done(jpeg) : failed(new Error(say("noPhoto")))), "image/jpeg", quality);
  });
}

function url(jpeg) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result));
    reader.addEventListener("error", () => failed(reader.error));
    reader.readAsDataURL(jpeg);
  });
}

/** A form whose act can have a photo: it is read before anything is signed, and added once the act stands. */
export function enhance(form) {
  const input = form.querySelector("input[type=file]");
  let read;
  form.stops = async () => {
    const [file] = input.files;
    read = file && (read?.file === file ? read : { file, note: await note(await text(file)) });
    return false;
  };
  form.stands = async (_, receipt) => {
    if (!read) return;
    await submit({ type: "photo.add/1", to: receipt.act, photo: read.note.c }, [read.note]).catch(() => {
      // The act stands: whoever pressed again would file it twice. On its page the photo can be added.
      form.dataset.thanks = say("photoFailed");
      form.dataset.then = `/${document.body.dataset.community}/register/${receipt.index}`;
    });
  };
}
