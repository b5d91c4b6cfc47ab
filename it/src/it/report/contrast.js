// The texts of the page whose colour is too close to what is behind them: WCAG 2.2, 1.4.3.
(() => {
  const channels = colour => {
    const numbers = colour.match(/[\d.]+(?=[\s,)%/]|$)/g).map(Number);
    const unit = colour.startsWith('color(') ? 1 : 255;
    return {rgb: numbers.slice(0, 3).map(n => n / unit), alpha: numbers.length > 3 ? numbers[3] : 1};
  };
  const luminance = rgb => rgb
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.alpha === 1) return colour.rgb;
    }
    return [1, 1, 1];
  };
  const low = new Set();
  for (const element of document.querySelectorAll('.prism *')) {
    const text = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('');
    if (!text || !element.checkVisibility()) continue;
    const [one, other] = [channels(getComputedStyle(element).color).rgb, behind(element)].map(luminance);
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) low.add(text.slice(0, 40) + ' ' + contrast.toFixed(2));
  }
  return [...low].join('; ');
})()
