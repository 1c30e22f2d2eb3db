/** Every limit that more than one process must agree on. Sizes in bytes, times in milliseconds. */

const KiB = 1024
const MiB = 1024 * KiB

export const limits = {
  /** Chromium closes the port on a host's message over 1 MiB; the host never comes near it. */
  hostFrame: 1 * MiB,
  /** The host takes no larger message; the extension cuts its own far below, and browsers send none over 64 MiB. */
  extensionFrame: 4 * MiB,
  /** A message whose JSON is longer (in UTF-16 units) travels as parts of this length. */
  part: 256 * KiB,
  /** A message put together from parts. */
  message: 96 * MiB,
  /** One question for the bytes of a document (`read` of `messages.ts`). */
  contentChunk: 256 * KiB,
  /** A larger signature, with its document inside, goes to the page as a Blob. */
  joinedBytes: 1 * MiB,
  /** Signatures that no site has got: how long they are kept, of how many requests, their bytes of one request and of all. */
  keptMs: 604_800_000,
  keptRequests: 64,
  keptRequestBytes: 32 * MiB,
  keptBytes: 64 * MiB,
  /** Documents of a request, all together, that are kept with signatures which they are inside of. */
  keptDocumentBytes: 1 * MiB,
  /** What the host has said and the browser has not read: more than all signatures of the largest batch. */
  hostUnread: 64 * MiB,
  /** A document that becomes a JWS: what is signed is its text in base64, which the host must hold. */
  jwsBytes: 8 * MiB,
  /** A document that is signed with XML; and signed XML that is verified, which holds such a document in base64. */
  xmlBytes: 10 * MiB,
  signedXmlBytes: 16 * MiB,
  /** Elements in one another, attributes of one element, and nodes: every step costs memory, and no real document comes near. */
  xmlDepth: 100,
  xmlAttributes: 256,
  xmlNodes: 1_000_000,
  /** References of all signatures in a document to it: each has a part of it made canonical. */
  xmlReferences: 64,
  /** A PDF that is signed; what its object streams and cross-reference streams hold, one and all together. */
  pdfBytes: 50 * MiB,
  /** Documents of a request that are looked at before the person is asked, whether they can be signed so and who signed them before: what takes no more than half a second. */
  pdfLookedAt: 64 * MiB,
  xmlLookedAt: 1.5 * MiB,
  pdfStreamBytes: 16 * MiB,
  pdfInflatedBytes: 32 * MiB,
  pdfObjects: 200_000,
  pdfRevisions: 128,
  /** The longest edge of a page, in points; the smallest mark of a signature that is drawn on one. */
  pageEdge: 14_400,
  markWidth: 100,
  markHeight: 30,
  /** Fields of its form, and signatures. */
  pdfFields: 10_000,
  pdfSignatures: 64,
  /** Documents that are signed into one container. */
  containerFiles: 500,
  /** Entries of a container that is verified; an entry that is larger than this grows to no more than so many times its length. */
  containerEntries: 2_000,
  inflatedFreely: 1 * MiB,
  inflatedRatio: 500,
  /** Files of signatures in a container that is verified. */
  containerSignatures: 32,
  /** Characters of an element's Id. */
  elementId: 128,
  /** Of a login, drawn by chance by the server; what stands for it in Base64, as Web eID's own program takes it. */
  challengeBytes: 32,
  challengeCharacters: 128,
  documents: 10_000,
  documentName: 255,
  documentType: 127,
  /** A longer document is not drawn, unless it is one of those below: its name, size and SHA-256 are shown. */
  drawnBytes: 2 * MiB,
  /** Of such a longer one the first and the last bytes go to a window, so many of each: they tell what kind of file it is, and whether all of it is wanted. */
  edgeBytes: 16 * KiB,
  /** A file of payments, which is drawn a page at a time: 100,000 of them fit, and one message between background and window. */
  paymentBytes: 56 * MiB,
  /** A PDF, which is drawn a page at a time, and a picture. No more than the edges of what is longer go to a window. */
  windowBytes: 56 * MiB,
  /** All documents of a request together. */
  documentBytes: 1024 * MiB,
  /** What the host holds whole: signed data that it verifies, and the document beside it. */
  heldBytes: 64 * MiB,
  /** Signatures that wait to be delivered together: no more than a frame takes, in base64. */
  deliveryBytes: 128 * KiB,
  /** Signatures made between two progress reports, and records flushed to the journal at once: at most. */
  signatureChunk: 256,
  /** Signatures that are handed to the page together, at most. */
  deliveredTogether: 64,
  certificates: 32,
  /** Authorities for time stamps and revocation: how many are set up, certificates of one, characters of a name and an address. */
  authorities: 16,
  authorityCertificates: 8,
  authorityName: 64,
  authorityAddress: 512,
  /** A request for a time stamp, its answer, and how long the authority may take. */
  timestampRequest: 1 * KiB,
  timestampResponse: 64 * KiB,
  timestampMs: 10_000,
  /** The clock of the authority and that of the computer differ by no more. */
  timestampApartMs: 300_000,
  /** In a PDF, whose room is made before anybody is asked: an authority's own chain is some 6 KiB. */
  pdfTimestamp: 16 * KiB,
  /** Time stamps of one signature. */
  timestamps: 8,
  /** A question to an OCSP responder, its answer, and how long it may take; the same of a revocation list. */
  ocspRequest: 1 * KiB,
  ocspResponse: 64 * KiB,
  ocspMs: 10_000,
  crlBytes: 16 * MiB,
  crlMs: 30_000,
  /** Questions about revocation in one request. */
  revocationQuestions: 64,
  /** Lists and responses in one signed file that are looked at, their bytes together, and the bytes that one signature is made with. */
  revocationValues: 64,
  revocationInside: 16 * MiB,
  revocationPutInside: 1 * MiB,
  /** The clock of whoever tells of revocation and that of the computer differ by no more. */
  revocationApartMs: 300_000,
  /** In one signed file: of all its signers, with their chains. */
  certificatesInside: 256,
  certificateBytes: 64 * KiB,
  /** A PKCS#12 file. */
  keyFile: 1 * MiB,
  /** Bytes of UTF-8 in the label of a token, as CK_TOKEN_INFO holds it. */
  tokenLabel: 32,
  /** Characters in the label of an object that the person makes, and bytes in a data object. */
  objectLabel: 64,
  dataObject: 16 * KiB,
  /** Of a key that wants its PIN for each signature: so many are typed in one request at most. */
  pinsInOneRequest: 10,
  /** Characters of the role in which somebody signs. */
  roleCharacters: 128,
  subjectValue: 256,
  /** Characters of a name or number of a certificate in a line of the journal. */
  /** Of those who signed a document before, so many are named in the journal; the others are counted. */
  journalEarlier: 16,
  journalName: 200,
  subjectAttributes: 32,
  /** Certificates that were signed with, of which the browser tells that they end. */
  certificatesSeen: 64,
  /** Characters of a page's own name for a request. */
  reference: 128,
  pin: 255,
  /** Unanswered requests: of one origin, and of all. */
  originQueue: 3,
  queue: 10,
  /** Of these, places for origins that the person has not allowed, together. */
  strangerQueue: 3,
  /** After the person refused, the same origin waits this long before it may ask again: longer each time, until they agree. */
  coolDownsMs: [3_000, 30_000, 300_000],
  /** Requests of one origin that ask nobody and are under way at once; as many as `originWaiting` wait until one is over. */
  originOpen: 8,
  originWaiting: 32,
  /** The background says so soon that a request has reached it; a browser starts it first where it sleeps. */
  arrivalMs: 30_000,
  /** After a wrong PIN that ended a request, the same origin waits this long before a PIN may be asked for. */
  pinCoolDownMs: 30_000,
  /** What a page may say before the person allowed it, as the relay weighs it: all that `status` and `connect` need. */
  strangerMessage: 64 * KiB,
  /** What goes from a page through a port in one piece, Blobs aside: Chromium refuses 64 MiB. */
  pageMessage: 60 * MiB,
  /** Values in a request, at every level; 10,000 documents have some 40,000. */
  pageThings: 100_000,
  /** Messages of one origin: a bucket of so many, filled again at so many a second. */
  rateBurst: 40,
  ratePerSecond: 20,
  /** Buttons of a prompt are dead for so long after it appears, moves, is resized or regains focus. */
  promptArmMs: 800,
  /** The same for a window that was disturbed for seconds on end. */
  promptShortArmMs: 300,
  /** The host is let go when nothing has needed it for so long. */
  hostIdleMs: 30_000,
  helloMs: 10_000,
  /** A new version of the extension that waits for a quiet moment: how often it is looked whether there is one. */
  updateLookMs: 5_000,
  /** Plug and unplug are seen within 2 s. */
  tokenPollMs: 1_000,
} as const

/** How long one call into a PKCS#11 module may take, by class; then its process is ended. */
export const deadlines = {
  list: 5_000,
  login: 30_000,
  /** Typing on the token's own key pad. */
  pinPad: 120_000,
  sign: 60_000,
  /** C_InitToken erases the whole token. */
  format: 180_000,
  generate: 900_000,
} as const
export type DeadlineClass = keyof typeof deadlines
