// The library's own types name their files without an extension, which TypeScript cannot follow here.
declare module "media-captions" {
  export function parseText(
    text: string,
    options: { readonly type: "vtt" | "srt"; readonly strict: boolean; readonly errors: boolean },
  ): Promise<{
    readonly cues: readonly { readonly startTime: number; readonly endTime: number; readonly text: string }[];
  }>;
}
