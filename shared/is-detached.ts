/** Whether a signature is asked for that stands by itself, without its document, however the format says so. */

export const isDetached = ({
  detached,
  packaging,
}: {
  format: string
  detached?: boolean | undefined
  packaging?: string | undefined
}): boolean => detached ?? packaging === 'detached'
