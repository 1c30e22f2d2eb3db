/** Starts the manager page: the section that the address names. */
import { render, type VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { product } from '../../shared/product.ts'
import { LocalizedPage } from '../localized-page.tsx'
import '../ui/theme.css'
import '../ui/components.css'
import './manager.css'
import './files.css'
import { Manager } from './manager.tsx'
import { sections } from './sections.tsx'
import { placeOf } from './place.ts'

function Page(): VNode {
  const [place, setPlace] = useState(() => placeOf(location.hash))
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(location.hash))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const Section = sections[place.section]
  return (
    <LocalizedPage title={({ manager }) => `${manager.title} – ${product.name}`}>
      {settings => (
        <Manager section={place.section}>
          <Section key={place.section} place={place} settings={settings} />
        </Manager>
      )}
    </LocalizedPage>
  )
}

render(<Page />, document.body)
