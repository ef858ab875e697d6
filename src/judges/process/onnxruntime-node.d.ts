// Version 1.20 of the package lacks its declarations. It has the interface of `onnxruntime-common`.
declare module "onnxruntime-node" {
  export * from "onnxruntime-common";
}
