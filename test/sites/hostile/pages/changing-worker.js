/** Only a worker may write to a file in place (File System standard, createSyncAccessHandle). */
addEventListener('message', async ({ data: { name, text } }) => {
  const folder = await navigator.storage.getDirectory()
  const access = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle()
  access.write(new TextEncoder().encode(text), { at: 0 })
  access.flush()
  access.close()
  postMessage('written')
})
