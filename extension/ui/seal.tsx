/** The mark: an eight-sided seal, the same drawing as the toolbar icon, in the colour of its surroundings. */
import type { VNode } from 'preact'

const outline =
  'M16 0l4.7 4.7h6.6v6.6L32 16l-4.7 4.7v6.6h-6.6L16 32l-4.7-4.7H4.7v-6.6L0 16l4.7-4.7V4.7h6.6z' +
  'M12.3 7 7 12.3v7.4l5.3 5.3h7.4l5.3-5.3v-7.4L19.7 7zM13.5 10h5l3.5 3.5v5L18.5 22h-5L10 18.5v-5z'

/** `size` in pixels. */
export const Seal = ({ size }: { size: number }): VNode => (
  <svg class="seal" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path fill="currentColor" fill-rule="evenodd" d={outline} />
  </svg>
)
