/** `verifyRequest`: what a certification authority is asked for, and whether whoever asks holds the key. */
import {
  verifyCertificationRequest,
  type ReadRequest,
  type RequestReason,
} from '../pki/verify-certification-request.ts'
import { bytesGiven, type BytesLike } from './given.ts'

export interface RequestToVerify {
  /** PKCS#10 in DER, PEM or base64. */
  request: BytesLike | string
}

export interface VerifiedRequest extends ReadRequest {
  /** Whoever made it holds the key, and the key is strong enough. */
  valid: true
  /** None. */
  reasons: []
}

export interface RefusedRequest {
  /** Nothing of it is to be believed. */
  valid: false
  /** The first that was found. */
  reasons: [RequestReason]
}

/** @throws TypeError */
export async function verifyRequest({ request }: RequestToVerify): Promise<VerifiedRequest | RefusedRequest> {
  const read = verifyCertificationRequest(bytesGiven('request', request))
  return typeof read === 'string' ? { valid: false, reasons: [read] } : { valid: true, reasons: [], ...read }
}
