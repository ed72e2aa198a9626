import { modelCheckCost } from '../../../../shared/model-check/cost.ts';
import type { ModelCheckSettings } from '../../../../shared/model-check/model.ts';
import { MODEL_PROVIDERS, priceOf } from '../../../../shared/model-check/providers.ts';
import { SPEECH } from '../../../speech.ts';
import { modelCheckText } from '../../../text/settings-text.ts';

const DAYS_A_MONTH = 31;

/** Never less than it is: what is rounded is rounded up. */
function moneyWords(usd: number): string {
  return new Intl.NumberFormat(SPEECH.locale, {
    style: 'currency',
    currency: 'USD',
    maximumSignificantDigits: 2,
    roundingMode: 'ceil',
  }).format(usd);
}

/** A price as lists give it. */
function priceWords(usd: number): string {
  return new Intl.NumberFormat(SPEECH.locale, { style: 'currency', currency: 'USD' }).format(usd);
}

function monthWords(month: string): string {
  const format = new Intl.DateTimeFormat(SPEECH.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** What the choice above costs at most, before anything is switched on. */
export function CostTable({ chosen }: { readonly chosen: ModelCheckSettings }) {
  const words = modelCheckText();
  const cost = modelCheckCost(chosen);
  const price = priceOf(chosen.provider, chosen.model);
  const { pricesAsOf, pricesUrl } = MODEL_PROVIDERS[chosen.provider];
  const count = new Intl.NumberFormat(SPEECH.locale);
  const money = (usd: number | null): string => (usd === null ? words.unknownPrice : moneyWords(usd));
  return (
    <>
      <table className="model-cost">
        <caption>{words.cost}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.what}</span>
            </th>
            <th scope="col">{words.perDay}</th>
            <th scope="col">{words.perMonth}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.requestsRow}</th>
            <td>{count.format(cost.mostPerDay)}</td>
            <td>{count.format(cost.mostPerDay * DAYS_A_MONTH)}</td>
          </tr>
          <tr>
            <th scope="row">{words.moneyRow}</th>
            <td>{money(cost.mostUsdPerDay)}</td>
            <td>{money(cost.mostUsdPerMonth)}</td>
          </tr>
        </tbody>
      </table>
      <p className="means">
        {words.usual(count.format(cost.usualPerDay))}{' '}
        {price === null
          ? words.noPrice
          : words.price(
              priceWords(price.inputUsd),
              priceWords(price.outputUsd),
              monthWords(pricesAsOf),
              new URL(pricesUrl).host,
            )}
      </p>
    </>
  );
}
