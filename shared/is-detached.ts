/** Whether a signature is asked for that stands by itself, without its document, however the format says so. */

export const isDetached = ({
  detached,
  packaging,
}: {
  detached?: boolean | undefined
  packaging?: string | undefined
}): boolean => detached ?? packaging === 'detached'
