/** The kinds of claims. The lists below describe how firm a claim is, whether it can be tested, and in whose voice. */
export const claimKinds = ["promise", "position", "prediction", "fact", "definition"] as const;
export type ClaimKind = (typeof claimKinds)[number];
export const strengths = ["firm", "intended", "hedged"] as const;
export type Strength = (typeof strengths)[number];
export const testabilities = ["testable", "vague"] as const;
export type Testability = (typeof testabilities)[number];
export const voices = ["own", "reporting"] as const;
export type Voice = (typeof voices)[number];
