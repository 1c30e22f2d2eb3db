/** The two modules of node-forge that are used; its strings hold one octet in each character. */
interface ForgeBuffer {
  getBytes(): string
}

declare module 'node-forge/lib/rc2.js' {
  const rc2: {
    createDecryptionCipher(
      key: string,
      effectiveBits: number,
    ): { start(iv: string): void; update(input: ForgeBuffer): void; finish(): boolean; output: ForgeBuffer }
  }
  export default rc2
}

declare module 'node-forge/lib/util.js' {
  const util: { createBuffer(bytes: string): ForgeBuffer }
  export default util
}
