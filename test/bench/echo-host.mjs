/** The bare side of the comparison: a native host without a dependency that greets and sends back what it gets. */
const frame = text => {
  const body = Buffer.from(text)
  const bytes = Buffer.alloc(4 + body.length)
  bytes.writeUInt32LE(body.length)
  body.copy(bytes, 4)
  return bytes
}

process.stdout.write(frame('{"hello":true}'))
let held = Buffer.alloc(0)
process.stdin.on('data', chunk => {
  held = Buffer.concat([held, chunk])
  while (held.length >= 4 && held.length >= 4 + held.readUInt32LE()) {
    const end = 4 + held.readUInt32LE()
    process.stdout.write(held.subarray(0, end))
    held = held.subarray(end)
  }
})
process.stdin.on('end', () => process.exit())
