/** Who asks: the host large, the whole origin below it where it says more. Nothing is shortened; a long name wraps at its dots. */
import { Fragment, type VNode } from 'preact'

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).hostname : origin)

export function OriginView({ origin }: { origin: string }): VNode {
  const host = hostOf(origin)
  return (
    <div class="origin">
      <h1 class="origin-host" aria-label={host}>
        <bdi dir="ltr">
          {host.split('.').map((label, index) => (
            <Fragment key={index}>
              {index > 0 && (
                <>
                  .<wbr />
                </>
              )}
              {label}
            </Fragment>
          ))}
        </bdi>
      </h1>
      {origin !== `https://${host}` && (
        <p class="origin-full">
          <bdi dir="ltr">{origin}</bdi>
        </p>
      )}
    </div>
  )
}
