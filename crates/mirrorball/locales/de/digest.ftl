digest-title = Die Woche
digest-since = Was auf dich wartet, und was seit { $day } geschah.
digest-quiet = Diese Woche ist hier noch nichts geschehen.
digest-by-mail = Per Mail
digest-no-mail = Dieser Server verschickt keine Mail; die Woche steht immer hier.
digest-mail-is = Montags, was auf dich wartet und was in der Woche davor geschah. Deine Adresse bleibt bei diesem Server, und niemand sonst sieht sie hier. Mail wird unterwegs leichter mitgelesen als diese Seiten.
digest-address = Deine Adresse
digest-wrong = Das ist keine Mailadresse.
digest-unsent = Der Brief an diese Adresse ging nicht hinaus, darum ist nichts behalten. Ist sie richtig geschrieben? Wenn ja, versuch es in einer Stunde noch einmal.
digest-on-is = Soll die Woche von { $community } jeden Montag an { $address } kommen? Ein Druck, und es geht los.
digest-on = Schick sie mir
digest-off = Abschalten
digest-comes-to = Sie kommt jeden Montag an { $address }, wenn es etwas zu erzählen gibt.
digest-asked = Ein Brief ist unterwegs an { $address }: Öffne den Link darin und drück einmal, dann geht es los.
digest-is-on = Die Woche kommt ab jetzt jeden Montag per Mail. Jeder Brief hat einen Link, der das beendet.
digest-is-off = Sie ist abgeschaltet und deine Adresse vergessen. Die Woche steht immer hier.
digest-off-is = Keine Mail mehr über die Woche? Ein Druck, und deine Adresse ist vergessen.
digest-confirm-subject = { $community }: Soll die Woche hierher kommen?
digest-confirm-text =
    Jemand von { $community } hat die Woche per Mail an diese Adresse gewünscht. Wenn du das warst, öffne diesen Link:
    { $link }
    
    Wenn nicht, tu nichts, oder geh mit diesem sicher:
    { $off }
digest-subject = { $community }: deine Woche
digest-greeting = Die Woche bei { $community }:
digest-off-line = Nichts mehr davon, mit einem Druck und ohne Anmeldung:
