/** The fields of a document in their own order, each under its own name; common names get a label as well. */
import type { VNode } from 'preact'
import { Grouped } from '../ui/grouped.tsx'
import { useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { foldCase } from '../locales/fold-case.ts'
import { labelOf, styleOf } from './labels.ts'
import type { Field } from './reading.ts'

/** How a value is set; a value without a name belongs to the group around it. */
type Style = ReturnType<typeof styleOf>

export const FieldsView = ({ fields, around = 'plain' }: { fields: readonly Field[]; around?: Style }): VNode => (
  <ul class="fields">
    {fields.map((field, index) => (
      <FieldView key={index} field={field} style={field.name === '' ? around : styleOf(labelOf(field.name))} />
    ))}
  </ul>
)

function FieldView({ field, style }: { field: Field; style: Style }): VNode {
  if (field.kind === 'group' && field.fields.length > 0) {
    return (
      <li class="group">
        <FieldName field={field} />
        <FieldsView fields={field.fields} around={style} />
      </li>
    )
  }
  return (
    <li class={`value value-${style}`}>
      <FieldName field={field} />
      <p class="value-text" data-value>
        <Value field={field} style={style} />
      </p>
    </li>
  )
}

/** The label, and the name as written beside it; a place in a list has its number. */
function FieldName({ field: { name, kind } }: { field: Field }): VNode | null {
  const { documents } = useTexts()
  if (name === '') return null
  const found = labelOf(name)
  const label = found && documents.labels[found]
  const written = kind === 'attribute' ? `@${name}` : name
  const same = label !== null && foldCase(label) === foldCase(written)
  return (
    <p class="value-name" data-name>
      {label !== null && !same && <span class="value-label">{label} </span>}
      <span class={label === null || same ? 'value-label' : 'value-raw'}>
        <VisibleText text={written} />
      </span>
    </p>
  )
}

function Value({ field, style }: { field: Field; style: Style }): VNode {
  const { documents } = useTexts()
  if (field.kind === 'literal') return <>{documents[field.text as 'true' | 'false' | 'null']}</>
  if (field.text === '') return <span class="aside">{documents.emptyValue}</span>
  if (style !== 'plain') return <Grouped text={field.text} by={style} />
  return <VisibleText text={field.text} multiline />
}
