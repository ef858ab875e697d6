import { nextStatus } from "../../core/review/status.js";
import { readerOf } from "../../database/database.js";
import { type Link, type Withdrawal, withdrawal } from "../../schemas/link.js";
import { readJson } from "../../store/json.js";
import { getLink } from "../../store/link.js";
import { type Act, perform } from "../act.js";
import { insertCorrection } from "../corrections/insert-correction.js";
import { checked } from "../input.js";
import { getLinkRow } from "./link-row.js";
import { takePublicationLock } from "./publication-lock.js";

/**
 * The withdrawn link. It keeps its address, shows why it was withdrawn, and appears in the list of corrections.
 *
 * @throws DomainError `invalid-input`, `link-not-found`, `status-not-allowed`
 */
export function withdrawLink(act: Act, linkId: string, input: Withdrawal): Promise<Link> {
  return perform(act, "editor", async (work) => {
    const { reason, requestedBy } = checked(withdrawal, input);
    await takePublicationLock(work.tx);
    const link = await getLinkRow(work.tx, linkId);
    const status = nextStatus(link.status, "withdraw");
    await work.tx.link.update({
      where: { id: linkId },
      data: { status, withdrawnAt: work.now, withdrawnReason: reason, changedAt: work.now },
    });
    await insertCorrection(work, {
      recordType: "link",
      recordId: linkId,
      field: "status",
      oldValue: link.status,
      newValue: status,
      reason,
      requestedBy,
      isPublic: true,
      companyId: link.companyId,
    });
    work.changePublic();
    return readJson(await getLink(readerOf(work.tx), linkId, "staff"));
  });
}
