"""Official documents in Word: how they are laid out (Nghị định 30/2020/NĐ-CP), drawn once, then filled."""
