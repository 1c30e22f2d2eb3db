/** A SoftHSM2 token for a browser run, made by SoftHSM2's own program in the place's token folder. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { LaunchPlace } from './launch-place.ts'

export interface SoftHsmToken {
  label: string
  pin: string
}

/** @throws Error when SoftHSM2 is not installed */
export async function addSoftHsmToken({ env }: LaunchPlace, { label, pin }: SoftHsmToken): Promise<void> {
  const args = ['--init-token', '--free', '--label', label, '--so-pin', '87654321', '--pin', pin]
  await promisify(execFile)('softhsm2-util', args, { env })
}
