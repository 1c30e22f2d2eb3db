/** The fields of a document in their own order, each under its own name; common names get a label as well. */
import type { VNode } from 'preact'
import { Grouped } from '../ui/grouped.tsx'
import { useTexts } from '../ui/language.tsx'
import { VisibleText } from '../ui/visible-text.tsx'
import { foldCase } from '../locales/fold-case.ts'
import { labelOf, styleOf } from './labels.ts'
import type { Field } from './reading.ts'
import { isNamespace } from './unwrap.ts'

const isNoNamespace = (field: Field): boolean => !isNamespace(field)

/** How a value is set; a value without a name belongs to the group around it. */
type Style = ReturnType<typeof styleOf>

export const FieldsView = ({ fields, around = 'plain' }: { fields: readonly Field[]; around?: Style }): VNode => (
  <ul class="fields">
    {fields.filter(isNoNamespace).map((field, index) => (
      <FieldView key={index} field={field} style={field.name === '' ? around : styleOf(labelOf(field.name))} />
    ))}
  </ul>
)

function FieldView({ field, style }: { field: Field; style: Style }): VNode {
  const value = valueWithAttributes(field)
  if (value) return <AttributedValue field={field} value={value} style={style} />
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
        <Value field={field} set={style} />
      </p>
    </li>
  )
}

/** The own text of an element that has attributes and nothing else beside it: `<Amt Ccy="AZN">840</Amt>`. */
function valueWithAttributes({ fields }: Field): Field | null {
  const [own, ...others] = fields.filter(({ kind }) => kind !== 'attribute')
  return own && own.name === '' && others.length === 0 && fields.length > 1 ? own : null
}

function AttributedValue({ field, value, style }: { field: Field; value: Field; style: Style }): VNode {
  return (
    <li class={`value value-${style}`}>
      <FieldName field={field} />
      <div class="value-attributed">
        <p class="value-text" data-value>
          <Value field={value} set={style} />
        </p>
        {field.fields
          .filter(one => one !== value && isNoNamespace(one))
          .map(attribute => (
            <div key={attribute.name} class="value-attribute">
              <FieldName field={attribute} />
              <p class="value-text" data-value>
                <Value field={attribute} set="plain" />
              </p>
            </div>
          ))}
      </div>
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
        <VisibleText text={same ? label : written} />
      </span>
    </p>
  )
}

function Value({ field, set }: { field: Field; set: Style }): VNode {
  const { documents } = useTexts()
  if (field.kind === 'literal') return <>{documents[field.text as 'true' | 'false' | 'null']}</>
  if (field.text === '') return <span class="aside">{documents.emptyValue}</span>
  if (set !== 'plain') return <Grouped text={field.text} by={set} />
  return <VisibleText text={field.text} multiline />
}
