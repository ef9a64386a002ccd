digest-title = La setmana
digest-since = El que t’espera, i el que ha passat des del { $day }.
digest-quiet = Aquesta setmana encara no ha passat res aquí.
digest-by-mail = Per correu
digest-no-mail = Aquest servidor no envia correu; la setmana és sempre aquí.
digest-mail-is = Els dilluns, el que t’espera i el que va passar la setmana anterior. La teva adreça es queda en aquest servidor, i ningú més no la veu aquí. El correu es llegeix pel camí més fàcilment que aquestes pàgines.
digest-address = La teva adreça
digest-wrong = Això no és una adreça de correu.
digest-unsent = La carta a aquesta adreça no s’ha pogut enviar, així que no es desa res. Està ben escrita? Si ho està, torna-ho a provar d’aquí a una hora.
digest-on-is = Arriba la setmana de { $community } a { $address } cada dilluns? Prem un cop, i comença.
digest-on = Envia-me-la
digest-off = Desactivar-la
digest-comes-to = Arriba a { $address } cada dilluns, si hi ha res a explicar.
digest-asked = Una carta va de camí a { $address }: obre l’enllaç que hi ha i prem un cop, i comença.
digest-is-on = Des d’ara la setmana arriba per correu cada dilluns. Cada carta porta un enllaç que l’acaba.
digest-is-off = Està desactivada, i la teva adreça, oblidada. La setmana és sempre aquí.
digest-off-is = Prou correu sobre la setmana? Prem un cop, i la teva adreça queda oblidada.
digest-confirm-subject = { $community }: la setmana arriba aquí?
digest-confirm-text =
    Algú de { $community } ha demanat la setmana per correu a aquesta adreça. Si has estat tu, obre aquest enllaç:
    { $link }
    
    Si no, no facis res, o assegura-te’n amb aquest:
    { $off }
digest-subject = { $community }: la teva setmana
digest-greeting = La setmana a { $community }:
digest-off-line = Prou d’això, prement un cop i sense entrar:
