// What this device keeps, in IndexedDB: keys (never extractable), the outbox of acts that wait to be sent, the secrets
// that it sealed in draws, what it was given receipts for, the checkpoints that it checked, and the heads that it saw.

const NAME = "mirrorball";
const VERSION = 4;

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = (event) => {
      if (event.oldVersion < 1) {
        request.result.createObjectStore("keys", { keyPath: "kid" });
        request.result.createObjectStore("outbox", { keyPath: "act" });
      }
      if (event.oldVersion < 2) request.result.createObjectStore("secrets", { keyPath: "place" });
      if (event.oldVersion < 3) {
        request.result.createObjectStore("receipts", { keyPath: "act" });
        request.result.createObjectStore("seen", { keyPath: "slug" });
      }
      request.result.createObjectStore("heads", { keyPath: "slug" });
    };
    // A page of an older version in another tab is no reason to wait for ever.
    request.onblocked = () => reject(new Error("blocked"));
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function run(store, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Everything in a store. */
export const all = (store) => run(store, "readonly", (it) => it.getAll());
/** One record by its key; undefined where there is none. */
export const get = (store, key) => run(store, "readonly", (it) => it.get(key));
/** Keeps a record, durably. */
export const put = (store, record) => run(store, "readwrite", (it) => it.put(record));
/** Forgets a record. */
export const remove = (store, key) => run(store, "readwrite", (it) => it.delete(key));
