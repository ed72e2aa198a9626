import type { Words } from '../english/english.ts';

export const advice: Words['advice'] = {
  reconnect: 'WLAN, Kabel und VPN prüfen.',
  'restart-router': 'Den Router neu starten oder einen anderen Namensserver (DNS) wählen.',
  'sign-in': 'Im Browser eine beliebige Seite öffnen und sich in diesem Netz anmelden.',
  'check-proxy': 'Die Einstellungen von Proxy, VPN und Virenscanner ansehen.',
  'check-clock': 'Datum und Uhrzeit dieses Computers prüfen.',
  'other-network': 'Ein anderes Netz versuchen oder das VPN aus- oder einschalten.',
  'free-the-line': 'Große Downloads und Uploads an diesem Anschluss anhalten.',
  'try-in-browser': 'Im Browser versuchen; ein Mensch kommt an der Prüfung vorbei.',
  'set-other-conditions': 'Unter „Dienste“ eine andere Adresse oder Bedingung dafür wählen.',
  wait: 'Kurz warten; hastige Versuche erhöhen nur die Last.',
  'wait-for-maintenance': 'Das Ende der Wartung abwarten.',
  'tell-when-back': 'Pilotlight Bescheid geben lassen, wenn es wieder geht.',
  'read-page': 'Der offiziellen Statusseite folgen.',
  'use-another': 'Solange einen anderen Dienst nutzen.',
  'carry-on': 'Weitermachen; hin und wieder kann noch eine Anfrage scheitern.',
  'check-now': 'Jetzt prüfen.',
};
