import type { Controls } from '../../shared/service.ts';

/**
 * Three answers kept up for exactly this question, by three owners with networks of their own, each served from everywhere
 * by anycast or a CDN, so that one of them failing says something about that owner and all of them failing about the user's
 * line. Some services Pilotlight watches run on one of these networks; none runs on all three.
 *
 * - Google: what Android asks; 204 without a body.
 * - Cloudflare: the same, from the network in front of many AI services.
 * - Apple: what its devices ask; a page of one word.
 *
 * The captive check is Android's over plain HTTP, made to be intercepted. The literal is Cloudflare's resolver, which serves
 * HTTPS on its address: reachable while every name fails, it tells broken DNS from no connection.
 */
export const DEFAULT_CONTROLS: Controls = {
  hosts: [
    'https://www.google.com/generate_204',
    'https://cp.cloudflare.com/generate_204',
    'https://www.apple.com/library/test/success.html',
  ],
  captiveCheckUrl: 'http://connectivitycheck.gstatic.com/generate_204',
  literal: { address: '1.1.1.1', port: 443 },
};
