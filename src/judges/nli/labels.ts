/** The three classes of a cross-encoder's answer about two texts. */
export const nliClasses = ["contradiction", "entailment", "neutral"] as const;
export type NliClass = (typeof nliClasses)[number];

/** Probabilities of the three classes. They sum to 1. */
export type NliScores = Readonly<Record<NliClass, number>>;

const beginnings: Readonly<Record<NliClass, string>> = {
  contradiction: "contradict",
  entailment: "entail",
  neutral: "neutral",
};

/** The output index of each class, from a model's `id2label` in any order and case; or what is wrong with it. */
export function readLabels(
  id2label: unknown,
): { readonly places: Readonly<Record<NliClass, number>> } | { readonly mistake: string } {
  const labels = typeof id2label === "object" && id2label !== null ? Object.entries(id2label) : [];
  const placeOf = (name: NliClass): number | null => {
    const found = labels.filter(([, label]) =>
      String(label).trim().toLowerCase().startsWith(beginnings[name]),
    );
    const [only] = found;
    return only !== undefined && found.length === 1 ? Number(only[0]) : null;
  };
  const [contradiction, entailment, neutral] = nliClasses.map(placeOf);
  if (labels.length !== 3 || contradiction == null || entailment == null || neutral == null) {
    const shown = labels.map(([, label]) => String(label)).join(", ") || "none";
    return {
      mistake: `the model's labels (id2label in config.json) must be contradiction, entailment and neutral; they are ${shown.slice(0, 200)}`,
    };
  }
  return { places: { contradiction, entailment, neutral } };
}
