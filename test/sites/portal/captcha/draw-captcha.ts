/** The picture with the code: one path of crooked strokes and stray lines, no text in it. */
import { randomInt } from 'node:crypto'
import { strokes } from './strokes.ts'

const width = 220
const height = 72
const between = (low: number, high: number): number => low + randomInt(10_000) / (10_000 / (high - low))

/** SVG. */
export function drawCaptcha(letters: string): string {
  const lines = [...Array.from(letters, letterLines).flat(), ...Array.from({ length: 5 }, strayLine)]
  const path = lines.toSorted(() => randomInt(2) - 0.5).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><path d="${path}" fill="none" stroke="#1c2127" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>`
}

function letterLines(letter: string, index: number): string[] {
  const [size, turn] = [between(6, 7.5), between(-0.3, 0.3)]
  const [x, y] = [28 + index * 38 + between(-4, 4), height / 2 + between(-8, 8)]
  const place = (point: string): string => {
    const [px = 0, py = 0] = point.split(',').map(Number)
    const [dx, dy] = [(px - 2) * size, (py - 3) * size * 0.9]
    const turned = [dx * Math.cos(turn) - dy * Math.sin(turn), dx * Math.sin(turn) + dy * Math.cos(turn)] as const
    return `${(x + turned[0] + between(-1, 1)).toFixed(1)} ${(y + turned[1] + between(-1, 1)).toFixed(1)}`
  }
  return (strokes[letter] ?? '').split(';').map(line => `M${line.split(' ').map(place).join('L')}`)
}

const strayLine = (): string =>
  `M${between(0, width).toFixed(1)} ${between(0, height).toFixed(1)}L${between(0, width).toFixed(1)} ${between(0, height).toFixed(1)}`
