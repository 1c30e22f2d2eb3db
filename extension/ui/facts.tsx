/** Names and values below each other, or beside each other where there is room. */
import type { ComponentChildren, VNode } from 'preact'

export interface Fact {
  name: ComponentChildren
  value: ComponentChildren
}

export const Facts = ({ facts }: { facts: readonly Fact[] }): VNode => (
  <dl class="facts">
    {facts.map((fact, index) => (
      <div key={index} class="fact">
        <dt>{fact.name}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
)
