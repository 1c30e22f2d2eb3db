/** What the port to a module is made of: the functions of pkcs11js that are used (PKCS#11 v2.40 section 5). */
import type * as Pkcs11Js from 'pkcs11js'

export interface InitializeOptions {
  flags: number
  /** What pReserved points to. */
  libraryParameters?: string
}

export interface LibraryCalls {
  C_Initialize(options?: InitializeOptions): void
  C_Finalize(): void
  C_GetInfo(): Pkcs11Js.ModuleInfo
  C_GetSlotList(tokenPresent: boolean): Buffer[]
  C_GetSlotInfo(slot: Buffer): Pkcs11Js.SlotInfo
  C_GetTokenInfo(slot: Buffer): Pkcs11Js.TokenInfo
  C_GetMechanismList(slot: Buffer): number[]
  C_GetMechanismInfo(slot: Buffer, mechanism: number): Pkcs11Js.MechanismInfo
  C_OpenSession(slot: Buffer, flags: number): Buffer
  C_CloseSession(session: Buffer): void
  C_Logout(session: Buffer): void
  C_FindObjectsInit(session: Buffer, template: Pkcs11Js.Template): void
  C_FindObjects(session: Buffer, most: number): Buffer[]
  C_FindObjectsFinal(session: Buffer): void
  C_GetAttributeValue(session: Buffer, object: Buffer, template: Pkcs11Js.Template): Pkcs11Js.TemplateResult
  C_CreateObject(session: Buffer, template: Pkcs11Js.Template): Buffer
  C_DestroyObject(session: Buffer, object: Buffer): void
  C_GenerateKeyPairAsync(
    session: Buffer,
    mechanism: Pkcs11Js.Mechanism,
    publicTemplate: Pkcs11Js.Template,
    privateTemplate: Pkcs11Js.Template,
  ): Promise<Pkcs11Js.KeyPair>
  C_GenerateKeyAsync(session: Buffer, mechanism: Pkcs11Js.Mechanism, template: Pkcs11Js.Template): Promise<Buffer>
  C_SignInit(session: Buffer, mechanism: Pkcs11Js.Mechanism, key: Buffer): void
  C_Sign(session: Buffer, input: Buffer, room: Buffer): Buffer
}
