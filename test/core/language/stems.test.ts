import { describe, expect, test } from "vitest";
import { stem } from "../../../src/core/language/stems.js";

describe("the forms of one word share a key:", () => {
  test.each([
    ["add", "adds", "added", "adding"],
    ["ad", "ads"],
    ["plan", "plans", "planned", "planning"],
    ["plane", "planes"],
    ["hope", "hopes", "hoped", "hoping"],
    ["hop", "hops", "hopped", "hopping"],
    ["care", "cares", "cared", "caring"],
    ["price", "prices", "priced", "pricing"],
    ["store", "stores", "stored", "storing"],
    ["close", "closes", "closed", "closing"],
    ["change", "changes", "changed", "changing"],
    ["rate", "rates", "rated", "rating"],
    ["size", "sizes", "sized", "sizing"],
    ["rise", "rises", "rose", "rising"],
    ["win", "wins", "won", "winning"],
    ["make", "makes", "made", "making"],
    ["staff", "staffs", "staffed", "staffing"],
    ["cancel", "cancels", "cancelled", "canceled"],
    ["sue", "sues", "sued", "suing"],
    ["agree", "agrees", "agreed", "agreeing"],
    ["bus", "buses"],
    ["box", "boxes", "boxed", "boxing"],
    ["play", "plays", "played", "playing"],
    ["err", "errs", "erred", "erring"],
    ["realise", "realize", "realises", "realizes", "realized", "realising"],
  ])("%s", (...forms) => {
    expect(new Set(forms.map(stem)).size, forms.map(stem).join()).toBe(1);
  });
});

describe("short words that are not forms of each other have different keys:", () => {
  test.each([
    ["ad", "add"],
    ["ads", "adding"],
    ["ads", "added"],
    ["plan", "plane"],
    ["car", "care"],
    ["cars", "caring"],
    ["not", "note"],
    ["win", "wine"],
    ["cut", "cute"],
    ["rat", "rate"],
    ["sit", "site"],
    ["hop", "hope"],
    ["bar", "bare"],
    ["stat", "state"],
    ["cod", "code"],
    ["mod", "mode"],
    ["unit", "united"],
    ["unit", "unite"],
    ["even", "evening"],
    ["gp", "gps"],
    ["odd", "od"],
    ["egg", "eg"],
  ])("%s and %s", (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });
});
