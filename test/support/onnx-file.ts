/** A field of a protocol buffer message: its number, and an integer, text, bytes or another message's bytes. */
type Field = readonly [number: number, value: number | string | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

/** The bytes of a message: integers as varints, everything else with its length first. */
function message(...fields: readonly Field[]): Uint8Array {
  return Buffer.concat(
    fields.map(([number, value]) => {
      if (typeof value === "number") return Buffer.from([...varint(number << 3), ...varint(value)]);
      const bytes = Buffer.from(value);
      return Buffer.concat([Buffer.from([...varint((number << 3) | 2), ...varint(bytes.length)]), bytes]);
    }),
  );
}

const FLOAT = 1;
const INT64 = 7;

/** A step of the graph: an operator, the names of its inputs and output, and its integer attributes. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, number>>;
}

/** A constant of the graph: floats, or int64 if `isWhole`. */
export interface OnnxConstant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly isWhole?: boolean;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  /** The inputs are int64 and the output is float. A dimension given as a word may have any length. */
  readonly inputs: Readonly<Record<string, readonly (number | string)[]>>;
  readonly output: { readonly name: string; readonly shape: readonly (number | string)[] };
}

const node = ({ operator, inputs, output, attributes = {} }: OnnxNode): Uint8Array =>
  message(
    ...inputs.map((name): Field => [1, name]),
    [2, output],
    [3, `${operator}_${output}`],
    [4, operator],
    ...Object.entries(attributes).map(([name, value]): Field => [5, message([1, name], [3, value], [20, 2])]),
  );

function constant({ name, shape, values, isWhole = false }: OnnxConstant): Uint8Array {
  const data = isWhole ? new BigInt64Array(values.map(BigInt)) : new Float32Array(values);
  return message(
    ...shape.map((length): Field => [1, length]),
    [2, isWhole ? INT64 : FLOAT],
    [8, name],
    [9, new Uint8Array(data.buffer)],
  );
}

function value(name: string, type: number, shape: readonly (number | string)[]): Uint8Array {
  const dimensions = shape.map((length): Field => [1, message([typeof length === "number" ? 1 : 2, length])]);
  return message([1, name], [2, message([1, message([1, type], [2, message(...dimensions)])])]);
}

/** The bytes of an ONNX file (operator set 17) with this graph. */
export function onnxFile({ nodes, constants, inputs, output }: OnnxGraph): Uint8Array {
  const graph = message(
    ...nodes.map((each): Field => [1, node(each)]),
    [2, "tiny"],
    ...constants.map((each): Field => [5, constant(each)]),
    ...Object.entries(inputs).map(([name, shape]): Field => [11, value(name, INT64, shape)]),
    [12, value(output.name, FLOAT, output.shape)],
  );
  return message([1, 8], [2, "walkback"], [7, graph], [8, message([1, ""], [2, 17])]);
}
