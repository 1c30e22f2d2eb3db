/** The fields of a document in their own order, each under its own name; common names get a label as well. */
import type { VNode } from 'preact'
import { Grouped } from '../ui/grouped.tsx'
import { useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { labelOf, styleOf } from './labels.ts'
import type { Field } from './reading.ts'

export const FieldsView = ({ fields }: { fields: readonly Field[] }): VNode => (
  <ul class="fields">
    {fields.map((field, index) => (
      <FieldView key={index} field={field} />
    ))}
  </ul>
)

function FieldView({ field }: { field: Field }): VNode {
  const style = styleOf(labelOf(field.name))
  if (field.kind === 'group') {
    return (
      <li class="group">
        <FieldName field={field} />
        {field.fields.length > 0 ? (
          <FieldsView fields={field.fields} />
        ) : (
          <Value field={{ ...field, kind: 'string' }} />
        )}
      </li>
    )
  }
  return (
    <li class={`value value-${style}`}>
      <FieldName field={field} />
      <p class="value-text" data-value>
        <Value field={field} />
      </p>
    </li>
  )
}

/** The label, and the name as written beside it; a place in a list has its number. */
function FieldName({ field: { name, kind } }: { field: Field }): VNode | null {
  const { documents } = useTexts()
  if (name === '') return null
  const label = labelOf(name)
  const written = kind === 'attribute' ? `@${name}` : name
  return (
    <p class="value-name" data-name>
      {label !== null && <span class="value-label">{documents.labels[label]} </span>}
      <span class={label === null ? 'value-label' : 'value-raw'}>
        <VisibleText text={written} />
      </span>
    </p>
  )
}

function Value({ field }: { field: Field }): VNode {
  const { documents } = useTexts()
  const style = styleOf(labelOf(field.name))
  if (field.kind === 'literal') return <>{documents[field.text as 'true' | 'false' | 'null']}</>
  if (field.text === '') return <span class="aside">{documents.emptyValue}</span>
  if (style !== 'plain') return <Grouped text={field.text} by={style} />
  return <VisibleText text={field.text} multiline />
}
