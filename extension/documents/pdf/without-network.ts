/**
 * What draws a PDF reaches nothing: whoever took the worker over by a fault in it would find no way out. Runs before anything else of
 * the worker does.
 */
const waysOut = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'BroadcastChannel',
  'Worker',
  'SharedWorker',
  'importScripts',
  'indexedDB',
  'caches',
]

for (const name of waysOut) {
  // Those of the global object's prototype are covered, so that deleting the cover brings nothing back.
  Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false })
}
