import { describe, expect, it } from 'vitest'
import { drawPictures, multiply, type DrawnPicture, type Matrix } from '../../../src/text/scan/page-picture.js'

/** A picture of rows of light values, drawn where the matrix says. */
const picture = (
  rows: readonly (readonly number[])[],
  matrix: Matrix,
  opacity?: (index: number) => number,
): DrawnPicture => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  light: (index) => rows.flat()[index] ?? 0,
  matrix,
  ...(opacity && { opacity }),
})
/** A page of this size in points, one pixel per point, rows from the top. */
function drawn(pictures: readonly DrawnPicture[], width: number, height: number): number[][] {
  const { pixels } = drawPictures(pictures, [1, 0, 0, -1, 0, height], { width, height, scale: 1 })
  return Array.from({ length: height }, (_, row) => [...pixels.slice(row * width, (row + 1) * width)])
}

describe('drawPictures', () => {
  it('puts the first row of a picture at the top', () =>
    expect(
      drawn(
        [
          picture(
            [
              [1, 2],
              [3, 4],
            ],
            [2, 0, 0, 2, 0, 0],
          ),
        ],
        2,
        2,
      ),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]))
  it('turns one that is drawn upside down', () =>
    expect(
      drawn(
        [
          picture(
            [
              [1, 2],
              [3, 4],
            ],
            [-2, 0, 0, -2, 2, 2],
          ),
        ],
        2,
        2,
      ),
    ).toEqual([
      [4, 3],
      [2, 1],
    ]))
  it('turns one that is drawn on its side', () =>
    expect(
      drawn(
        [
          picture(
            [
              [1, 2],
              [3, 4],
            ],
            [0, 2, -2, 0, 2, 0],
          ),
        ],
        2,
        2,
      ),
    ).toEqual([
      [2, 4],
      [1, 3],
    ]))
  it('leaves the paper white around it', () =>
    expect(drawn([picture([[0]], [1, 0, 0, 1, 1, 0])], 2, 2)).toEqual([
      [255, 255],
      [255, 0],
    ]))
  it('puts strips under each other', () =>
    expect(drawn([picture([[10, 10]], [2, 0, 0, 1, 0, 1]), picture([[20, 20]], [2, 0, 0, 1, 0, 0])], 2, 2)).toEqual([
      [10, 10],
      [20, 20],
    ]))
  it('lets what is below shine through', () =>
    expect(
      drawn([picture([[100, 100]], [2, 0, 0, 1, 0, 0]), picture([[0, 0]], [2, 0, 0, 1, 0, 0], (index) => index)], 2, 1),
    ).toEqual([[100, 0]]))
  it('keeps thin strokes of a finer picture as grey', () =>
    expect(
      drawn(
        [
          picture(
            [
              [0, 255, 255, 255],
              [0, 255, 255, 255],
            ],
            [2, 0, 0, 1, 0, 0],
          ),
        ],
        2,
        1,
      ),
    ).toEqual([[128, 255]]))
  it('draws nothing for a picture without area', () =>
    expect(drawn([picture([[0]], [1, 1, 1, 1, 0, 0])], 1, 1)).toEqual([[255]]))
})

describe('multiply', () =>
  it('does the second transformation first', () =>
    expect(multiply([2, 0, 0, 2, 0, 0], [1, 0, 0, 1, 3, 4])).toEqual([2, 0, 0, 2, 6, 8])))
