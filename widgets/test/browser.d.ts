// What the tested parts of src/shared use of a browser and Node has not; tests put
// a FakeStorage there.

interface Storage {
  [key: string]: unknown;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}
declare let sessionStorage: Storage;
declare let localStorage: Storage;

declare var self: unknown;
declare var top: unknown;
declare var location: { origin: string };
